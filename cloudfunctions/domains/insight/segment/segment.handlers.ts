import type { segmentContract } from '#shared/insight/segment/contract'
import type { Handlers } from '../../../platform/handler'
import { listSegmentChanges, listSegmentMembers } from './member-list.service'
import { explainMember, previewCondition } from './preview.service'
import { endSegment, getSegmentView, listAllSegments, saveSegmentAs } from './segment.service'

export const segmentHandlers: Handlers<typeof segmentContract> = {
  'segment.preview': ({ condition, afterId }, context) => previewCondition(context, condition, afterId ?? null),
  'segment.save': (input, context) => saveSegmentAs(context, input),
  'segment.end': (input, context) => endSegment(context, input),
  'segment.list': (_input, context) => listAllSegments(context),
  'segment.get': ({ segmentId }, context) => getSegmentView(context, segmentId),
  'segment.listMembers': ({ segmentId, afterId }, context) => listSegmentMembers(context, segmentId, afterId ?? null),
  'segment.listChanges': ({ segmentId, beforeAt, afterId }, context) =>
    listSegmentChanges(context, segmentId, { at: beforeAt ?? Number.MAX_SAFE_INTEGER, id: afterId ?? null }),
  'segment.explain': (input, context) => explainMember(context, input),
}
