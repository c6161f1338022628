import { SECTIONS } from './sections'

const MADE = /<!-- made: ([\w-]+) -->\n[\s\S]*?<!-- \/made -->/g

/** The page with every marked part as it is made now. @throws Error when nobody makes a part of this name */
export async function asMade(page: string): Promise<string> {
  const names = [...new Set([...page.matchAll(MADE)].map(([, name = '']) => name))]
  const made = new Map(
    await Promise.all(
      names.map(async (name): Promise<[string, string]> => {
        const make = SECTIONS[name]
        if (!make) throw new Error(`nobody makes the part ${name}`)
        return [name, await make()]
      }),
    ),
  )
  return page.replace(MADE, (_all, name: string) => `<!-- made: ${name} -->\n${made.get(name)}\n<!-- /made -->`)
}
