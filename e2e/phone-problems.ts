import fs from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'

/** Both run in the page. */
const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const PROBLEMS = fs.readFileSync(path.join(__dirname, 'phone-problems.page.js'), 'utf8')
/** What a thumb needs, in logical pixels. */
const TARGET_MIN = 44

/**
 * What somebody with a large thumb or weak eyes, or who has the page read to them, would stumble over on the page in front:
 * what axe finds, targets that a tap would miss, words that are cut off, lie on each other or run out of the screen, and cards
 * that touch. In one line each; nothing is well.
 */
export async function pageProblems(page: Page): Promise<string[]> {
  if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(AXE)
  const violations = await page.evaluate<{ id: string; html: string; summary: string }[]>(VIOLATIONS)
  const rest = await page.evaluate<string[]>(
    `${PROBLEMS}; [...missedTargets(${TARGET_MIN}), ...lostWords(), ...touchingCards()]`,
  )
  return [...violations.map(({ id, html, summary }) => `${id}: ${html} ${summary}`), ...rest]
}

/**
 * What WCAG asks at A and AA. A card's name says what is on it in the order in which it is to be heard, not as it is written,
 * and a page of a mini-program lies in no landmark.
 */
const RULES = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
  rules: { 'label-content-name-mismatch': { enabled: false } },
  resultTypes: ['violations'],
}

const VIOLATIONS = `axe.run(document, ${JSON.stringify(RULES)}).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any, all, none }) =>
      ({ id, html: html.slice(0, 140), summary: [...any, ...all, ...none][0]?.message ?? '' }))))`
