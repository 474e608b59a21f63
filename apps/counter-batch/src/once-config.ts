import { serviceConfig } from '@matjip/service-kit'
import { foldSettings } from './fold-settings.ts'

/** Configuration of counter-batch as a task that folds what is pending and ends. */
export const config = { LOG_LEVEL: serviceConfig.LOG_LEVEL, ...foldSettings }
