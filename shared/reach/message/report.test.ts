import { msgidOf } from './msgid'
import { isBurst, outcomeOf, type SendOutcome } from './outcome'
import { readPush } from './push'

test.each([
  [{ s: 1, e: 18, c: [19888, 10812324364291] }, '1988810812324364291'],
  [{ s: 1, e: 18, c: [19888, 364291] }, '1988800000000364291'],
  [{ s: 1, e: 18, c: [19888] }, '1988800000000000000'],
  [12345, '12345'],
  ['1988810812324364291', '1988810812324364291'],
  [undefined, null],
  [{}, null],
])('the number of a message, %j, is %s', (value, msgid) => {
  expect(msgidOf(value)).toBe(msgid)
})

const head = { ToUserName: 'gh_1', FromUserName: 'oAbc', CreateTime: '1800000000', MsgType: 'event' }
const popup = { TemplateId: 'tpl', SubscribeStatusString: 'accept', PopupScene: '0' }
const answered = { kind: 'answered', openid: 'oAbc', templateId: 'tpl', isAccepted: true, at: 1_800_000_000_000 }

test.each([
  ['a list', { ...head, Event: 'subscribe_msg_popup_event', List: [popup] }, [answered]],
  ['one entry that is no list', { ...head, Event: 'subscribe_msg_popup_event', List: popup }, [answered]],
  [
    'wrapped',
    { ...head, Event: 'subscribe_msg_popup_event', SubscribeMsgPopupEvent: { List: [popup, popup] } },
    [answered, answered],
  ],
  [
    'a change',
    { ...head, Event: 'subscribe_msg_change_event', List: { ...popup, SubscribeStatusString: 'reject' } },
    [{ ...answered, isAccepted: false }],
  ],
  [
    'sent',
    { ...head, Event: 'subscribe_msg_sent_event', List: { TemplateId: 'tpl', MsgID: '1988', ErrorCode: '0' } },
    [{ kind: 'sent', openid: 'oAbc', msgid: '1988', isDelivered: true, errorCode: 0 }],
  ],
  ['another event', { ...head, Event: 'user_enter_tempsession', List: [popup] }, []],
  ['half of it', { ...head, Event: 'subscribe_msg_popup_event', List: [{ TemplateId: 'tpl' }, null] }, []],
  ['nothing', null, []],
])('a push: %s', (_name, push, read) => {
  expect(readPush(push)).toEqual(read)
})

test.each([
  [0, 'sent'],
  [43101, 'no-grant'],
  [47003, 'template'],
  [40037, 'template'],
  [41030, 'template'],
  [40003, 'person'],
  [-1, 'unknown'],
  [45168, 'unknown'],
  [99999, 'unknown'],
])('%d is %s', (code, expected) => {
  const outcome = outcomeOf(code)
  expect(outcome.kind === 'refused' ? outcome.why : outcome.kind).toBe(expected)
})

const no: SendOutcome = { kind: 'refused', why: 'no-grant' }
const sent: SendOutcome = { kind: 'sent' }
const times = (count: number, each: SendOutcome) => Array.from({ length: count }, () => each)

test.each([
  ['nine of nine', times(9, no), 0, false],
  ['ten of ten', times(10, no), 0, true],
  ['ten of fifty', [...times(40, sent), ...times(10, no)], 0, false],
  ['eleven of fifty', [...times(39, sent), ...times(11, no)], 0, true],
  ['as many as always', [...times(20, sent), ...times(30, no)], 0.5, false],
  ['long ago', [...times(30, no), ...times(50, sent)], 0, false],
])('a burst: %s', (_name, latest, usual, expected) => {
  expect(isBurst(latest, usual)).toBe(expected)
})
