import { callerConfig, serviceConfig } from '@matjip/service-kit'
import { uploadsConfig } from './config.ts'

/** Configuration of upload-presigner as a function behind the load balancer: it listens nowhere, streams nothing, and leases the numbers of its ids. */
export const config = { LOG_LEVEL: serviceConfig.LOG_LEVEL, ...callerConfig, ...uploadsConfig }
