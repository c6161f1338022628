/**
 * Compares what coupons take off random carts with what `@medusajs/promotion` computes, and prints the report. The
 * package is no dependency; it is installed in a folder outside. Bundled as the functions are, since that is timed too:
 *
 *   npm install --ignore-scripts --legacy-peer-deps --prefix <folder> @medusajs/promotion@2.21.2 @medusajs/framework@2.21.2
 *   npx esbuild scripts/discount-oracle.ts --bundle --platform=node --outfile=<folder>/check.js
 *   node <folder>/check.js <folder> [carts] [seed] > docs/discount-oracle.md
 */
import os from 'node:os'
import { type Comparison, compare, type Verdict } from './discount-oracle/compare'
import { loadMedusa, type Oracle } from './discount-oracle/medusa'
import { type Sample, someSamples } from './discount-oracle/random-carts'
import { type CartSpeed, timeCarts } from './discount-oracle/speed'

const TIMED_CARTS = 2000
const TIMED_MS = 3000

interface Case {
  sample: Sample
  comparison: Comparison
}

async function main(): Promise<void> {
  const [folder = '', count = '20000', seed = '20260311'] = process.argv.slice(2)
  if (folder === '') throw new Error('Say in which folder @medusajs/promotion is installed')
  const oracle = loadMedusa(folder)
  const samples = someSamples(Number(count), Number(seed))
  const cases: Case[] = []
  for (const sample of samples) {
    const prepared = oracle.prepare(sample)
    cases.push({ sample, comparison: compare(sample, oracle.answer(prepared, await oracle.run(prepared))) })
  }
  const speed = await timeCarts(oracle, samples.slice(0, TIMED_CARTS), TIMED_MS)
  process.stdout.write(report({ oracle, seed, cases, speed }))
  const isGood = cases.every(
    ({ comparison }) => comparison.verdict !== 'unexplained' && comparison.hasSameParts !== false,
  )
  if (!isGood) process.exitCode = 1
}

function report({
  oracle,
  seed,
  cases,
  speed,
}: {
  oracle: Oracle
  seed: string
  cases: Case[]
  speed: CartSpeed
}): string {
  const of = (verdict: Verdict) => cases.filter(({ comparison }) => comparison.verdict === verdict)
  const single = cases.filter(({ comparison }) => comparison.hasSameParts !== null)
  const counts = [1, 2, 3].map((size) => {
    const some = cases.filter(({ sample }) => sample.coupons.length === size)
    const equal = some.filter(({ comparison }) => comparison.verdict === 'equal').length
    return `| ${size} | ${some.length} | ${equal} | ${some.length - equal} |`
  })
  const largest = (verdict: Verdict) =>
    Math.max(0, ...of(verdict).map(({ comparison: { ours, theirs } }) => Math.abs(ours - theirs))).toFixed(2)
  return `# Discounts, compared with another engine

A development check, not part of the test command: what our coupons take off random carts, beside what
\`computeActions\` of \`@medusajs/promotion\` says for the same carts and the same offers.

- ${new Date().toISOString().slice(0, 10)}; \`@medusajs/promotion\` ${oracle.version}; Node ${process.version}; seed ${seed}
- **${cases.length} carts** of 1 to 11 lines with 1 to 3 coupons: amount off, percentage off, a product for a price, free
  delivery with and without a cap; for all goods or for some categories; with and without a threshold
- equal to the fen: **${of('equal').length}**; decided differences: ${of('rounding').length} by rounding, ${of('scopes').length} by scopes; **unexplained: ${of('unexplained').length}**
- with one coupon, every line's part is within one fen of theirs: ${single.filter(({ comparison }) => comparison.hasSameParts).length} of ${single.length}

| coupons in the cart | carts | equal | different |
|---|---|---|---|
${counts.join('\n')}

"Equal" means that their sum, which has fractions of a fen, is ours once its fraction is dropped.

## The differences

1. **Rounding (${of('rounding').length} carts, at most ${largest('rounding')} fen).** We round every percentage down to a whole fen before the next coupon
   is counted, because each coupon's discount is stored, printed and refunded by itself; they carry fractions to the
   end. The difference is below one fen for each percentage in each part of the cart that the coupons see apart.
2. **Scopes (${of('scopes').length} carts; ours is the larger discount in each).** Two coupons are for different goods that overlap. They
   spread each over its lines in proportion, which may leave too little for the other. We take the coupon for fewer goods
   first, and each first from goods that no later coupon covers. The member gets what both coupons promise, and buying
   more can never make the discount smaller, which a proportional spread with whole fen cannot promise.

## What is not compared

Percentages with a cap, gifts, products chosen among several lines, thresholds on some categories only, exclusive coupons
and groups: the other side has no words for them, or other ones. Its own order of application is by value; it was given
the promotions in ours (a product at its price, percentages, amounts, delivery). Its database was not used: the function
got the promotions directly.

## Speed

Carts per second in the same run on the same ${Math.min(cases.length, TIMED_CARTS)} carts, one process, prepared before the clock starts (${os.cpus()[0]?.model ?? 'unknown processor'}):
ours **${Math.round(speed.ours).toLocaleString('en-US')}**, theirs ${Math.round(speed.theirs ?? 0).toLocaleString('en-US')}: **${(speed.ours / (speed.theirs ?? 0)).toFixed(1)} ×**.
Ours includes the split over the lines; theirs is \`computeActions\` without its database.

The three commands that repeat it stand at the top of \`scripts/discount-oracle.ts\`. It ends with code 1 when a difference
is unexplained or a line's part is not theirs.
`
}

void main()
