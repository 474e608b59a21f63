import { names } from '@nx/devkit'

/** What the generator is asked for; see schema.json. */
export type ServiceOptions = { readonly name: string; readonly noun?: string; readonly plural?: string }

/** Every form of a new service's words that its templates use. */
export type ServiceWords = ReturnType<typeof serviceWords>

const kebabCase = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/** What a service's name is about, in the singular: `review` of both review-service and reviews. */
const nounOf = (name: string) => name.replace(/-service$/, '').replace(/(?<=[^s])s$/, '')

/** @throws Error where a word cannot be a folder, a path segment and an identifier at once. */
export function serviceWords({ name, noun = nounOf(name), plural = `${noun}s` }: ServiceOptions) {
  for (const word of [name, noun, plural]) {
    if (!kebabCase.test(word)) throw new Error(`"${word}" must be lower-case words joined by hyphens`)
  }
  if (noun === plural) throw new Error(`the plural must differ from "${noun}": both name something in the code`)
  return {
    name,
    noun,
    plural,
    Noun: names(noun).className,
    nounName: names(noun).propertyName,
    Plural: names(plural).className,
    pluralName: names(plural).propertyName,
  }
}
