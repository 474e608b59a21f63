import { distinctHashtags, normalizeHashtag } from '../src/index.ts'
import { type ConformanceSet, runConformance } from '../test/conformance.ts'
import { DEVIATIONS } from '../test/deviations.ts'
import { compareWithPeers, type PeerCase } from '../test/peers.ts'
import { readSharedFile } from '../test/shared-files.ts'
import { countFound, parseTagSets, plainNormalForm } from '../test/tag-sets.ts'

/** What the product promises of real tags, joined or spaced (issue "The product runs"). */
const FOUND_GATE = 0.999
const DEVIATIONS_GATE = 2

const conformanceFile = readSharedFile('twitter-text-conformance-hashtags.json')
const tagSetsFile = readSharedFile('instagram-food-ko-tagsets.jsonl')
const peersFile = readSharedFile('peer-hashtag-cases.json')
if (conformanceFile === null || tagSetsFile === null || peersFile === null) {
  print('The real hashtag data is not here: set MATJIP_DATA or put it at ../shared/data.')
  process.exit(1)
}

const outcomes = runConformance(JSON.parse(conformanceFile) as ConformanceSet)
const failed = outcomes.filter((outcome) => outcome.expected !== outcome.actual)
const unexplained = failed.filter((outcome) => !(outcome.name in DEVIATIONS))
for (const { name, expected, actual } of failed) {
  print(`deviation: ${name}\n  expected ${expected}\n  ours     ${actual}\n  reason   ${DEVIATIONS[name] ?? 'NONE'}`)
}

const sets = parseTagSets(tagSetsFile)
const joined = countFound(sets, '')
const spaced = countFound(sets, ' ')
const repeating = sets.filter((set) => new Set(set.map(plainNormalForm)).size < set.length)
const folded = repeating.filter((set) => {
  const hashtags = distinctHashtags(set.map((tag) => `#${tag}`).join(''))
  return hashtags.length === new Set(set.map(plainNormalForm).filter((tag) => !/^\p{Nd}+$/u.test(tag))).size
})
const isOneCafeTour = normalizeHashtag('카페투어'.normalize('NFD')) === normalizeHashtag('카페투어'.normalize('NFC'))

const verdicts = compareWithPeers(JSON.parse(peersFile) as PeerCase[])
print('peer cases (a table to decide by, not a gate)')
for (const peer of new Set(verdicts.map((verdict) => verdict.peer))) {
  const own = verdicts.filter((verdict) => verdict.peer === peer)
  print(`  ${peer}: ${own.filter((verdict) => verdict.agrees).length} of ${own.length} agree`)
  for (const { text, expected, ours, agrees } of own) {
    if (!agrees) print(`    ${JSON.stringify(text)} theirs ${JSON.stringify(expected)} ours ${JSON.stringify(ours)}`)
  }
}

const passed = outcomes.length - failed.length
print('figure                                   value')
print(`conformance cases passed                 ${passed} of ${outcomes.length}`)
print(`deviations                               ${failed.length}, without a reason ${unexplained.length}`)
print(`real tags found, joined without spaces   ${joined.found} of ${joined.tags}, invented ${joined.invented}`)
print(`real tags found, with spaces             ${spaced.found} of ${spaced.tags}, invented ${spaced.invented}`)
print(`posts with a repeated tag, folded to one ${folded.length} of ${repeating.length} (${sets.length} posts)`)
print(`카페투어 in NFC and NFD is one hashtag   ${isOneCafeTour ? 'yes' : 'no'}`)

const holds =
  unexplained.length === 0 &&
  failed.length <= DEVIATIONS_GATE &&
  [joined, spaced].every(({ found, tags, invented }) => found / tags >= FOUND_GATE && invented === 0) &&
  folded.length === repeating.length &&
  repeating.length > 0 &&
  isOneCafeTour
print(
  `hashtags: conformance ${passed}/${outcomes.length}, deviations ${failed.length}, ` +
    `joined ${percent(joined.found / joined.tags)}, spaced ${percent(spaced.found / spaced.tags)}, ` +
    `${holds ? 'holds' : 'DOES NOT HOLD'}`,
)
process.exitCode = holds ? 0 : 1

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
