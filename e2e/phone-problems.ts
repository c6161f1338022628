import fs from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'

/** Both run in the page. */
const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const MISSED = fs.readFileSync(path.join(__dirname, 'phone-problems.page.js'), 'utf8')
/** What a thumb needs, in logical pixels. */
const TARGET_MIN = 44

/**
 * What somebody with a large thumb or weak eyes would stumble over on the page in front: targets that a tap would miss, text
 * that is too faint, and what runs out of the screen. In one line each; nothing is well.
 */
export async function phoneProblems(page: Page): Promise<string[]> {
  if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(AXE)
  const faint = await page.evaluate<{ html: string; summary: string }[]>(FAINT)
  const rest = await page.evaluate<string[]>(`${MISSED}; missedTargets(${TARGET_MIN})`)
  return [...faint.map(({ html, summary }) => `faint: ${html} ${summary}`), ...rest]
}

const FAINT = `axe.run(document, { runOnly: ['color-contrast'], resultTypes: ['violations'] }).then(({ violations }) =>
  violations.flatMap(({ nodes }) => nodes.map(({ html, any }) => ({ html: html.slice(0, 140), summary: any[0]?.message ?? '' }))))`
