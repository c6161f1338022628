import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { wxmlToJs } from 'miniprogram-compiler'
import compileStyles from 'miniprogram-compiler/src/wcsc'

/** One node as WeChat's compiled WXML describes it; `virtual` nodes stand for templates and loops. */
export interface RawNode {
  tag: string
  attr?: Record<string, unknown>
  children?: (RawNode | string)[]
}

export type Render = (data: unknown) => RawNode
/** Looks a template up by its path in the package, such as 'pages/home/index.wxml'. */
export type Templates = (wxmlPath: string) => Render | undefined

const OUTPUT_BYTES_MAX = 64 * 1024 * 1024

/** Compiles every WXML and WXSS of the package with WeChat's own compilers; throws their message with file and line. */
export function compileViews(dist: string): Templates {
  const styles = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.wxss'))
    .map((file) => file.split(path.sep).join('/').slice(0, -'.wxss'.length))
  const compiled = compileStyles(dist, styles, { maxBuffer: OUTPUT_BYTES_MAX })
  if (compiled instanceof Error) throw compiled
  // The generated code keeps its state in implicit globals: each package gets its own.
  const context = vm.createContext()
  const code = wxmlToJs(dist, { maxBuffer: OUTPUT_BYTES_MAX })
  const make = vm.runInContext(`(function (window, global, self) {${code}})`, context)
  const global = {}
  const templates = make({ __webview_engine_version__: 0.02 }, global, global) as Templates
  // It asks whether a value's constructor is `Object`, and means that of its own realm.
  const parse = vm.runInContext('JSON.parse', context) as typeof JSON.parse
  return (wxmlPath) => {
    const render = templates(wxmlPath)
    return render && ((data) => render(parse(JSON.stringify(data))))
  }
}

export interface AppConfig {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  tabBar?: { list: { pagePath: string }[] }
}

export function readJson<T>(dist: string, file: string): T {
  return JSON.parse(readFileSync(path.join(dist, file), 'utf8')) as T
}

/** Every route of the package, those of subpackages included. */
export function routesOf(app: AppConfig): string[] {
  const inSubpackages = (app.subPackages ?? []).flatMap(({ root, pages }) =>
    pages.map((page) => path.posix.join(root, page)),
  )
  return [...app.pages, ...inSubpackages]
}
