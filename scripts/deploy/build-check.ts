import fs from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import { FUNCTION_NAMES } from '../build-cloudfunctions'

// Stricter than the service: a default of 3 seconds or of an old Node would only be noticed in production.
const functionConfig = z.strictObject({
  timeout: z.int().min(1).max(60),
  memorySize: z.int().min(64).max(3072),
  runtime: z.string().regex(/^Nodejs(18|20|22)\.\d+$/),
  permissions: z.strictObject({ openapi: z.array(z.string()) }),
  // The uploading tools take one trigger of this file and ignore the rest without a word.
  triggers: z
    .array(z.strictObject({ name: z.string(), type: z.literal('timer'), config: z.string() }))
    .max(1)
    .optional(),
})
const functionManifest = z.looseObject({ main: z.literal('index.js'), dependencies: z.strictObject({}) })
const projectConfig = z.looseObject({ miniprogramRoot: z.string(), cloudfunctionRoot: z.string() })
const appConfig = z.looseObject({
  pages: z.array(z.string()).min(1),
  subPackages: z.array(z.looseObject({ root: z.string(), pages: z.array(z.string()) })).default([]),
})

export type FunctionConfig = z.infer<typeof functionConfig>

/** Sentences about what WeChat DevTools or miniprogram-ci would miss in a project folder; empty is ready. */
export function buildProblems(root: string): string[] {
  const project = readJson(path.join(root, 'project.config.json'), projectConfig)
  if ('problem' in project) return [project.problem]
  const { miniprogramRoot, cloudfunctionRoot } = project.value
  return [
    ...FUNCTION_NAMES.flatMap((name) => functionProblems(path.join(root, cloudfunctionRoot, name))),
    ...miniProgramProblems(path.join(root, miniprogramRoot)),
  ]
}

/** @throws when the file is missing or not as it has to be. */
export function readFunctionConfig(folder: string): FunctionConfig {
  const read = readJson(path.join(folder, 'config.json'), functionConfig)
  if ('problem' in read) throw new Error(read.problem)
  return read.value
}

function functionProblems(folder: string): string[] {
  const manifest = readJson(path.join(folder, 'package.json'), functionManifest)
  const config = readJson(path.join(folder, 'config.json'), functionConfig)
  return [...missing([path.join(folder, 'index.js')]), ...problemOf(manifest), ...problemOf(config)]
}

function miniProgramProblems(folder: string): string[] {
  const app = readJson(path.join(folder, 'app.json'), appConfig)
  if ('problem' in app) return [app.problem]
  const { pages, subPackages } = app.value
  const all = [...pages, ...subPackages.flatMap((part) => part.pages.map((page) => path.join(part.root, page)))]
  const files = all.flatMap((page) => ['.js', '.json', '.wxml'].map((extension) => path.join(folder, page + extension)))
  return missing([path.join(folder, 'app.js'), ...files])
}

function missing(files: readonly string[]): string[] {
  const isThere = (file: string) => (fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0
  return files.filter((file) => !isThere(file)).map((file) => `${file} is missing or empty`)
}

type ReadFile<T> = { value: T } | { problem: string }

function readJson<S extends z.ZodType>(file: string, schema: S): ReadFile<z.output<S>> {
  if (!fs.existsSync(file)) return { problem: `${file} is missing or empty` }
  try {
    return { value: schema.parse(JSON.parse(fs.readFileSync(file, 'utf8'))) }
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    return { problem: `${file}: ${reason.replaceAll('\n', ' ')}` }
  }
}

function problemOf(read: ReadFile<unknown>): string[] {
  return 'problem' in read ? [read.problem] : []
}
