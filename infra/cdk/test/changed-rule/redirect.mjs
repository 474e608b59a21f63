// `--import` of the child process: whoever imports the path rules gets the changed copy at RULES_COPY.
import { registerHooks } from 'node:module'

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@matjip/path-rules' ? next(process.env.RULES_COPY, context) : next(specifier, context),
})
