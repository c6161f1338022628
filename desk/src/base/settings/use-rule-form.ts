import { useMemo } from 'react'
import * as z from 'zod'
import { nodeOf, type SchemaNode } from '#shared/base/settings/schema-node'
import { useAsk } from '../../api/use-ask'
import { schemaOf } from './rule-documents'

interface RuleForm {
  /** Null while it is being asked for. */
  schema: z.ZodType | null
  node: SchemaNode | null
}

/**
 * How a rule document is edited. The desk knows the schemas of some, with all that they refuse; the shape of any other
 * comes from the shop, so that a new document has its form without a line here. What only its refinements refuse is said
 * when it is proposed.
 */
export function useRuleForm(setting: string | null): RuleForm {
  const known = setting === null ? null : schemaOf(setting)
  const form = useAsk('settings.get', known || setting === null ? null : { setting, withForm: true }).answer?.form
  return useMemo(() => {
    if (known) return { schema: known, node: nodeOf(known) }
    if (form === undefined || form === null) return { schema: null, node: null }
    return { schema: z.fromJSONSchema(form as Parameters<typeof z.fromJSONSchema>[0]), node: form as SchemaNode }
  }, [known, form])
}
