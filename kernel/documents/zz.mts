import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { mainFonts } from './fonts.ts'
import path from 'node:path'
const ws=path.join(import.meta.dirname,'typst')
const fonts=mainFonts()
const c=NodeCompiler.create({workspace:ws,fontArgs:[{fontBlobs:fonts}]})
const main=(body:string)=>`#set text(font: "Noto Sans SC", lang: "zh", region: "cn")\n#import "/official.typ": *\n#import "/table.typ": data-table\n#let data = json(bytes(sys.inputs.data))\n${body}`
const data=(k:number)=>JSON.stringify({columns:[{title:'序号'},{title:'单位',width:'2fr'},{title:'类别',width:'1fr'},{title:'名称',width:'1fr'},{title:'金额',align:'right'}],rows:Array.from({length:500},(_,i)=>[String(i+1),'江汉区大数据中心'+(i+k),'城市管理','占道经营',(i*13.37+k).toFixed(2)])})
let k=0

const T='#table(columns:5,..data.rows.flatten())'
for (const [name,body] of [['plain',T],['no lang','#set text(lang:"en")\n'+T],['simple','#set par(linebreaks:"simple")\n'+T],['nobreak','#set table.cell(breakable:false)\n'+T],['stroke none','#set table(stroke:none)\n'+T],['fixed','#table(columns:(20mm,50mm,30mm,30mm,20mm),..data.rows.flatten())'],['fallback off','#set text(fallback:false)\n'+T],['kern off','#set text(kerning:false,ligatures:false)\n'+T],['cjk none','#set text(cjk-latin-spacing:none)\n'+T],['hyph off','#set text(hyphenate:false)\n'+T],['json only','#data.rows.len()'],['chunks','#for c in data.rows.chunks(25) {table(columns:(20mm,50mm,30mm,30mm,20mm),..c.flatten())}']] as const) {
 const ts:string[]=[]
 for(let i=0;i<6;i++){ const d=data(k++); let t=performance.now(); const r=c.compile({mainFileContent:main(body),inputs:{data:d}}); const a=performance.now()-t; if(!r.result) console.log(r.takeDiagnostics()?.shortDiagnostics); t=performance.now(); c.pdf(r.result!,{}); ts.push(a.toFixed()+'+'+(performance.now()-t).toFixed()); c.evictCache(5)}
 console.log(name,ts.join(' '))
}
