import fs from 'node:fs'
import path from 'node:path'
import type { IPluginContext } from '@tarojs/service'

/**
 * Makes the subpackages of the folders in `src/pages`: a page is there when its folder is. What `app.config.ts` names
 * itself is the main package.
 */
export default function pagesPlugin(ctx: IPluginContext): void {
  ctx.modifyAppConfig(({ appConfig }) => {
    const main = (appConfig.pages ?? []).map((page) => page.split('/')[1] ?? '')
    appConfig.subPackages = subPackagesIn(path.join(__dirname, '../src/pages'), [...main, 'gallery'])
  })
}

/** A folder is a subpackage, and each `index.tsx` in it or below it is a page; but for the folders named. */
function subPackagesIn(pages: string, others: readonly string[]): { root: string; pages: string[] }[] {
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
