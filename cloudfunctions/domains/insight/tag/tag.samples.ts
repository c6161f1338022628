import type { tagContract } from '#shared/insight/tag/contract'
import { NOT_DONE, type Samples } from '../../../platform/noun/samples'

/** Whether tags are right is counted from what clerks know of members; reviewers know nobody. */
export const tagSamples: Samples<typeof tagContract> = { 'tag.answerCheck': NOT_DONE }
