import { CONSENT_VERSIONS } from '#shared/people/member/consent'
import { type Candidate, mayBeScored } from './eligibility'

const version: number = CONSENT_VERSIONS.personalization
const candidate = (fields: Partial<Candidate> = {}): Candidate => ({
  status: 'active',
  consents: {},
  identityIds: ['till:str_east:0007'],
  ...fields,
})
const answered = (isGranted: boolean, of = version) => ({ personalization: { version: of, isGranted, at: 1 } })
const phone = ['wx:oPerson']

test.each<[string, Candidate, boolean, boolean]>([
  ['a phone with consent', candidate({ identityIds: phone, consents: answered(true) }), true, true],
  ['a phone that was never asked', candidate({ identityIds: phone }), true, false],
  ['a phone that withdrew', candidate({ identityIds: phone, consents: answered(false) }), true, false],
  [
    'a phone that agreed to an older wording',
    candidate({ identityIds: phone, consents: answered(true, version - 1) }),
    true,
    false,
  ],
  ['a till’s customer who was never asked, where the shop scores those', candidate(), true, true],
  ['the same where it does not', candidate(), false, false],
  ['a till’s customer with consent on paper', candidate({ consents: answered(true) }), false, true],
  ['a till’s customer who said no', candidate({ consents: answered(false) }), true, false],
  ['a record that was merged', candidate({ status: 'merged', consents: answered(true) }), true, false],
  ['a member who left', candidate({ status: 'closed', consents: answered(true) }), true, false],
])('%s', (_who, who, scoreUnasked, expected) => {
  expect(mayBeScored(who, { scoreUnasked })).toBe(expected)
})
