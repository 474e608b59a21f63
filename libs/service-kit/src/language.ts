import { Negotiator } from '@fastify/accept-negotiator'

export type Language = 'ko' | 'en'

// Korean first: it wins where the client accepts both alike, or says nothing.
const negotiator = new Negotiator({ supportedValues: ['ko', 'en'], cache: new Map() })

/** The language for people's words: ko unless the client prefers English. */
export function languageOf(acceptLanguage: string | undefined): Language {
  // Browsers send regions (`en-US`); we have one form of each language.
  const plain = acceptLanguage?.replace(/\b(ko|en)-[A-Za-z]+/g, '$1')
  return plain !== undefined && plain.length < 200 && negotiator.negotiate(plain) === 'en' ? 'en' : 'ko'
}
