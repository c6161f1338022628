import { copyProblems } from '#shared/kernel/copy-law'
import { readRepositoryFile, repositoryFiles } from './repository-files'

/**
 * All copy that a member, a clerk or an operator reads: the client, the texts and built-in rules of `shared`, what the
 * functions write themselves, and the demo shop, which shows how copy is written.
 */
const isCopy = (file: string) =>
  /^client\/src\/.*\.(tsx?|json)$/.test(file) || /^(shared|cloudfunctions|scripts\/demo)\/.*\.ts$/.test(file)
/** Each with the reason why it may name what copy may not. */
const NO_COPY: Record<string, string> = {
  'shared/kernel/copy-law.ts': 'the law itself',
  'shared/growth/task/deed-match.ts': 'says what no rule may reward',
  'shared/till/import/headings.ts': 'headings as they stand in the files of other systems',
  'shared/till/import/ready-mappings.ts': 'names of the systems whose files operators import; no member reads them',
}
const isShipped = (file: string) => !/(\.test\.tsx?$|\/testing\/)/.test(file) && !Object.hasOwn(NO_COPY, file)

/** Sentences that name what is forbidden in order to say that it is not so. Each with the reason it may stay. */
const SAYS_THE_OPPOSITE: Record<string, string> = {
  分享和打开页面都没有奖励: 'tells members that sharing brings nothing',
}

const CHINESE = /[\u4e00-\u9fff]/

test('no shipped copy promises for sharing, pushes, ranks, or claims to be the best', () => {
  const problems = repositoryFiles()
    .filter((file) => isCopy(file) && isShipped(file))
    .flatMap((file) =>
      linesOf(readRepositoryFile(file)).flatMap(({ line, text }) =>
        copyProblems(withoutOpposites(text)).map(({ found, why }) => `${file}:${line} “${found}” ${why}`),
      ),
    )
  expect(problems).toEqual([])
})

test('what people read has one word for a coupon: 券', () => {
  const isRead = (file: string) =>
    /^(client\/src|shared|cloudfunctions|desk\/src|scripts\/demo)\//.test(file) && isCopy(file) && isShipped(file)
  const guilty = repositoryFiles()
    .filter(isRead)
    .flatMap((file) =>
      linesOf(readRepositoryFile(file)).flatMap(({ line, text }) =>
        /优惠券|卡券|卡包/.test(text) ? [`${file}:${line} ${text.trim()}`] : [],
      ),
    )
  expect(guilty).toEqual([])
})

test('there is copy to scan, in every place', () => {
  const files = repositoryFiles().filter((file) => isCopy(file) && isShipped(file))
  const withCopy = files.filter((file) => linesOf(readRepositoryFile(file)).length > 0)
  for (const place of ['client/src/features/', 'client/src/brand/', 'shared/', 'cloudfunctions/', 'scripts/demo/']) {
    expect(withCopy.some((file) => file.startsWith(place))).toBe(true)
  }
})

test.each([
  '全城最好喝的茶',
  '销量第一',
  '国家级品质',
  '分享到群即可领 5 元券',
  '转发后查看结果',
  '点击右上角发给好友',
  '关注公众号送积分',
  '仅剩 3 张，手慢无',
  '最后 10 分钟',
  '邀请排行榜',
  '邀请好友躺赚佣金',
  '快来帮我助力',
  '功能即将上线',
  '打开淘宝搜索',
])('%p is found', (text) => {
  expect(copyProblems(text)).not.toEqual([])
})

test.each([
  '最多计入 10 位好友',
  '最高减 30 元',
  '最近 30 天',
  '第一次到店',
  '好友达标后，你得 50 积分，好友得 50 积分。',
  '分享给好友',
  '邀请好友一起来喝茶',
  '还剩 12 张',
  '活动到 2026年12月31日 为止',
])('%p may be said', (text) => {
  expect(copyProblems(text)).toEqual([])
})

/** Lines with Chinese in them, without the comments. */
function linesOf(source: string): { line: number; text: string }[] {
  const bare = source
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|\s)\/\/[^\n]*/g, '$1')
  return bare.split('\n').flatMap((text, index) => (CHINESE.test(text) ? [{ line: index + 1, text }] : []))
}

function withoutOpposites(text: string): string {
  return Object.keys(SAYS_THE_OPPOSITE).reduce((rest, sentence) => rest.replaceAll(sentence, ''), text)
}
