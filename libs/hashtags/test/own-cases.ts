import type { ConformanceSet } from './conformance.ts'

/** Our own cases in the layout of twitter-text's set, so that the grammar is held where the shared data is absent. */
export const OWN_CASES: ConformanceSet = {
  extract: {
    hashtags: [
      at('chained Korean hashtags', '주말 #진천#감성#카페투어 다녀옴', '진천', '감성', '카페투어'),
      at('chained by full-width signs', '＃성수＃팝업', '성수', '팝업'),
      at('a chain ends at a word', '#성수 팝업#행사', '성수'),
      at('not after a plain word', '맛집#강남'),
      at('a word does not pass a chain on', '맛집#강남#역삼'),
      at('digits are no hashtag but pass the chain on', '#2024#연남', '연남'),
      at('digits and low lines only', '#7 #1_0 #_ #__'),
      at('low line and letter', '#_test #a_', '_test', 'a_'),
      at('a doubled sign', '##성수', '성수'),
      at('after punctuation and emoji', '굿!#a ~#b ·#c 🍜#d ☕️#e 1️⃣#f (#g)', 'a', 'b', 'c', 'd', 'e', 'f', 'g'),
      at('keycap emoji', '#️⃣성수 #⃣성수'),
      at('emoji selector', '#\ufe0f성수'),
      at('an enclosing mark makes a picture', '1\u20e3#a #b\u20e3', 'a', 'b'),
      at('a mark is as its base', 'e\u0301#a =\u0338#b', 'b'),
      at('a mark is drawn on the sign', '#\u0301성수'),
      at('entities', '&#39; &#nbsp; &amp;#ok', 'ok'),
      at('a list with middle dots', '#커피·#디저트 #l·l #·a', '커피', '디저트', 'l·l'),
      at('jamo', '#ㅋㅋ #ㄱㅏ #ㅊㅋ2', 'ㅋㅋ', 'ㄱㅏ', 'ㅊㅋ2'),
      at('emoji ends a hashtag', '#라떼☕맛집', '라떼'),
      at('hyphen and dot end a hashtag', '#a-b #c.d', 'a', 'c'),
      at(
        'URL fragments',
        'https://x.kr/#a http://x.kr/?q=#b naver.me/#c https://한국.kr/가/#d intent://s/#Intent;x a.kr:80/#d',
      ),
      at('a hashtag after a URL', 'https://x.kr/a #b (https://x.kr/(1)/#c)#d\nhttps://x.kr/\n#e', 'b', 'd', 'e'),
      at('a hashtag glued to a URL', '#성수https://x.kr/#a', '성수'),
      at('no URL', '점심/#저녁 1/2.5/#b a.b/#c .kr/#c @x.kr/#d ://#e wow://#f', '저녁', 'b', 'c', 'c', 'd', 'e', 'f'),
      at('URLs end and begin the same in NFD', 'a.kr/=\u0338#a =\u0338a.kr/#b e\u0301a.kr/#c', 'a', 'c'),
      at('a scheme is no hashtag', '#http://'),
      at('invisible characters inside', '#카\u200b페 #\u3164빙수\ufe0f #\u3164 #\u200b', '카\u200b페', '\u3164빙수'),
      at('invisible characters before', '맛집\u200b#a 굿\u3164#b', 'a', 'b'),
      at('lone surrogates', '#a\ud83d#b \udc00#c', 'a', 'b', 'c'),
    ],
    hashtags_from_astral: [at('astral letter and digit', '𠮷#a #𠮷野家 #A𐒠', '𠮷野家', 'A𐒠')],
    hashtags_with_indices: [
      {
        description: 'indices are UTF-16',
        text: '🍜 #국수#김밥!',
        expected: [
          { hashtag: '국수', indices: [3, 6] },
          { hashtag: '김밥', indices: [6, 9] },
        ],
      },
    ],
  },
  autolink: {
    hashtags: [
      {
        description: 'text around is kept',
        text: '가 ＃나#다.',
        expected: `가 ${link('＃', '나')}${link('#', '다')}.`,
      },
    ],
  },
  validate: {
    hashtags: [
      { description: 'Korean', text: '#맛집', expected: true },
      { description: 'two', text: '#맛집#강남', expected: false },
      { description: 'digits', text: '#0', expected: false },
      { description: 'with a rest', text: '#맛집!', expected: false },
    ],
  },
}

function at(description: string, text: string, ...expected: string[]) {
  return { description, text, expected }
}

function link(sign: string, tag: string): string {
  return `<a href="https://twitter.com/search?q=%23${tag}" title="#${tag}" class="tweet-url hashtag">${sign}${tag}</a>`
}
