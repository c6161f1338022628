import type { Names } from '#shared/base/condition/names'
import { saleLanguage } from '#shared/insight/figure/sale-language'
import { segmentLanguage } from '#shared/insight/segment/language'
import { isRecord } from '../../ui/form/schema-node'

/** Whatever a rule document may ask: of a member, or of a purchase. No question is in both. */
const LANGUAGES = [segmentLanguage, saleLanguage]

/** A condition in lines, each part deeper; null for what is none. */
export function conditionWords(value: unknown, names: Names): string | null {
  for (const language of LANGUAGES) {
    const parsed = language.schema.safeParse(alone(value))
    if (parsed.success)
      return (language.lines as (of: unknown, names: Names) => string[])(parsed.data, names).join('\n')
  }
  return isRecord(value) && JOINS.includes(String(value.kind)) ? '还没有写完的条件' : null
}

const JOINS = ['all', 'any', 'not']

/** A join of one part says no more than the part. */
function alone(value: unknown): unknown {
  const of = isRecord(value) && value.kind !== 'not' ? value.of : null
  return Array.isArray(of) && of.length === 1 ? alone(of[0]) : value
}
