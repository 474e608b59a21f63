/** The report's stylesheet; both languages are in the page, and the choice at the top shows one. */
export const STYLE = `
:root{--ink:#1c1e26;--soft:#676b7a;--line:#e3e5ec;--paper:#fff;--back:#f5f6f9;--c0:#d9480f;--c1:#1971c2;--c2:#2f9e44;--c3:#9c36b5;--c4:#e8a600;--c5:#0c8599;--c6:#868e96;--c7:#c2255c}
@media (prefers-color-scheme:dark){:root{--ink:#e8eaf0;--soft:#9aa0b0;--line:#343846;--paper:#1f222b;--back:#16181f;--c0:#ff8c5a;--c1:#5cabf0;--c2:#69c779;--c3:#cf86e2;--c4:#f3c34b;--c5:#4dc0d2;--c6:#a3a9b2;--c7:#ef7ba4}}
*{box-sizing:border-box}body{margin:0;background:var(--back);color:var(--ink);font:15px/1.55 system-ui,-apple-system,"Apple SD Gothic Neo","Noto Sans KR",sans-serif}
main{max-width:880px;margin:0 auto;padding:28px 20px 60px}h1{font-size:25px;margin:0 0 4px}h2{font-size:18px;margin:0 0 10px}p{margin:6px 0 12px}.soft{color:var(--soft)}
section{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:18px 20px;margin:16px 0;overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14px}th{font-weight:600;text-align:left;color:var(--soft)}th,td{padding:5px 10px 5px 0;border-bottom:1px solid var(--line);vertical-align:top}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}tr:last-child td{border-bottom:0}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;margin:16px 0}.tile{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:12px 14px}.tile b{display:block;font-size:21px;font-variant-numeric:tabular-nums}
svg{display:block;width:100%;height:auto;max-width:760px}.grid{stroke:var(--line);fill:none}.line{fill:none;stroke-width:2.2;stroke-linejoin:round}.tick,.axis{font-size:12px;fill:var(--soft)}.end{text-anchor:end}.middle{text-anchor:middle}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:4px 18px;padding:0;margin:8px 0 0;font-size:13px}.legend i{display:inline-block;width:12px;height:12px;border-radius:3px;margin-right:6px;vertical-align:-1px}
${[0, 1, 2, 3, 4, 5, 6, 7].map((index) => `path.c${index}{stroke:var(--c${index})}rect.c${index}{fill:var(--c${index})}i.c${index}{background:var(--c${index})}`).join('')}
.langs{float:right;font-size:14px}.langs label{margin-left:10px;cursor:pointer}body:has(#ko:checked) .en,body:has(#en:checked) .ko{display:none}
`
