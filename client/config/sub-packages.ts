import fs from 'node:fs'
import path from 'node:path'

interface SubPackage {
  root: string
  /** Below the root. */
  pages: string[]
}

/** A folder of `pages` is a subpackage, and each `index.tsx` in it or below it is a page; but for the folders named. */
export function subPackagesIn(pages: string, others: readonly string[]): SubPackage[] {
  return fs
    .readdirSync(pages, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !others.includes(entry.name))
    .map(({ name }) => ({ root: `pages/${name}`, pages: pagesIn(path.join(pages, name)) }))
}

function pagesIn(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => /(^|\/)index\.tsx$/.test(file))
    .map((file) => file.replace(/\.tsx$/, ''))
    .sort()
}
