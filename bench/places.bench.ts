// How fast places are found, and what the gazetteer costs: articles of 400 words, made from names and plain words in English and
// Arabic, through findPlaces on one thread; then the gazetteer's load time and memory in a process of its own.
import { execFileSync } from 'node:child_process'
import { loadGazetteer } from '../server/gazetteer/gazetteer.ts'
import { findPlaces } from '../server/pipeline/places.ts'

const ARTICLES = 2_000
const WORDS = 400
const ROUNDS = 5
// One word in twenty-five names a place, as in dispatches.
const BETWEEN_NAMES = 25
const TEXTS = {
  en: {
    names:
      'Aleppo|Springfield|Kansas|Idlib|Paris, Texas|Jackson County|Lake Van|Baghdad|Ukraine|Kharkiv|Black Sea|Dayton, Ohio'.split(
        '|',
      ),
    words:
      'the officials said on Monday that several roads near the river were closed after heavy rain while John Carter told reporters a second team of engineers would arrive before night and repair what the flood had broken in'.split(
        ' ',
      ),
  },
  ar: {
    names: 'حلب|بغداد|وإدلب|محافظة الأنبار|بدمشق|نهر الفرات|البصرة|السودان|الخرطوم|حي الميدان|مدينة حمص|تركيا'.split(
      '|',
    ),
    words:
      'وقال مسؤولون يوم الاثنين إن عدة طرق قرب النهر أغلقت بعد أمطار غزيرة فيما أعلن المتحدث أن فريقا آخر من المهندسين سيصل قبل الليل لإصلاح ما دمرته المياه في'.split(
        ' ',
      ),
  },
}

export async function measure(): Promise<Record<string, unknown>> {
  const gazetteer = await loadGazetteer()
  const figures: Record<string, number> = {}
  for (const [language, material] of Object.entries(TEXTS)) {
    const articles = Array.from({ length: ARTICLES }, (_, index) => article(material, index))
    let [best, mentions] = [Number.POSITIVE_INFINITY, 0]
    for (let round = 0; round < ROUNDS; round++) {
      mentions = 0
      const began = performance.now()
      for (const text of articles) mentions += findPlaces({ title: '', text, language }, gazetteer).length
      best = Math.min(best, performance.now() - began)
      process.stderr.write(`${language}: ${Math.round((ARTICLES / best) * 1000)} articles a second\n`)
    }
    figures[`${language}ArticlesPerSecond`] = Math.round((ARTICLES / best) * 1000)
    figures[`${language}MentionsPerArticle`] = Math.round((mentions / ARTICLES) * 10) / 10
  }
  return { articles: ARTICLES, wordsPerArticle: WORDS, ...figures, ...cost(), places: gazetteer.size }
}

function article({ names, words }: { names: string[]; words: string[] }, index: number): string {
  const written: string[] = []
  for (let at = 0; at < WORDS; at++) {
    if (at % BETWEEN_NAMES === 7) written.push(names[(index + at * 5) % names.length] as string)
    // A tail that differs keeps the vocabulary as wide as a newsroom's.
    else if (at % 11 === 3) written.push(`${words[at % words.length]}${(index * 7 + at) % 997}`)
    else written.push(words[(index + at) % words.length] as string)
    if (at % 20 === 19) written[written.length - 1] += '.'
  }
  return written.join(' ')
}

/** Load time and what the process grows by, away from this one's own garbage. */
function cost(): { loadMs: number; memoryMb: number } {
  const source = `
    globalThis.gc()
    const before = process.memoryUsage().rss
    const { loadGazetteer } = await import(${JSON.stringify(new URL('../server/gazetteer/gazetteer.ts', import.meta.url).href)})
    const began = performance.now()
    globalThis.kept = await loadGazetteer()
    const loadMs = Math.round(performance.now() - began)
    globalThis.gc()
    process.stdout.write(JSON.stringify({ loadMs, memoryMb: Math.round((process.memoryUsage().rss - before) / 1048576) }))`
  const output = execFileSync(process.execPath, ['--expose-gc', '--input-type=module', '-e', source], {
    encoding: 'utf8',
  })
  return JSON.parse(output) as { loadMs: number; memoryMb: number }
}
