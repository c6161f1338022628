import type { ConsentPurpose } from '#shared/people/member/consent'
import type { Mapping } from '#shared/till/import/mapping'

/** What an operator says about reading a file; what is missing comes from the source, or from the headings. */
export type MappingInput = { [K in keyof Mapping]?: Mapping[K] | undefined }

export interface SourceInput extends MappingInput {
  storeId: string
  source?: string | undefined
}

/** A file and what is to be made of it; kept with the run, so that it can be carried on. */
export interface ImportOrder extends SourceInput {
  fileId: string
  delimiter?: string | undefined
  sheet?: string | undefined
  earnPoints: boolean
  earnOnApart: boolean
  growthMonth: 'import' | 'purchase'
  giveGifts: boolean
  consents: ConsentPurpose[]
}
