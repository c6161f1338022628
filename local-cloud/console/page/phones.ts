import { ask, type Person } from './api'
import { deskCode } from './desk-code'
import { button, byId, h, replace, toast } from './dom'

const SCREEN = { width: 375, height: 812, heightMin: 568 }
const BEZEL = 16
/** The line of buttons above a phone, and the edge of the page below it. */
const ROOM_AROUND = 74
const NEW_VISITOR = 'new'

export interface Phones {
  /** Shows the people anew, keeping who holds which phone where they still exist. */
  refresh(): Promise<void>
  /** Loads both pages again, for what they show is out of date. */
  reload(): void
  nameOf(openid: string | null): string
}

interface Phone {
  element: HTMLElement
  select: HTMLSelectElement
  frame: HTMLIFrameElement
  personId: string
}

/** Two phones side by side, each in the hand of one person. */
export function mountPhones(): Phones {
  let people: Person[] = []
  const phones = [0, 1].map((index) => createPhone(index, (phone) => void choose(phone)))
  replace(byId('phones'), ...phones.map((phone) => phone.element))

  const choose = async (phone: Phone) => {
    if (phone.select.value === NEW_VISITOR) {
      const visitor = await ask<Person>('POST', '/people', {})
      people = await ask<Person[]>('GET', '/people')
      hand(phone, visitor.id)
      for (const each of phones) fill(each, people)
      toast(`${visitor.name}拿起了手机`)
    } else hand(phone, phone.select.value)
    localStorage.setItem('console:holders', JSON.stringify(phones.map((each) => each.personId)))
  }

  const refresh = async () => {
    people = await ask<Person[]>('GET', '/people')
    const holders = await holdersOf(people)
    for (const [index, phone] of phones.entries()) {
      const holder = holders[index]
      if (holder !== undefined && holder !== phone.personId) hand(phone, holder)
    }
    // A person made for an empty place is in the list only now.
    people = await ask<Person[]>('GET', '/people')
    for (const phone of phones) fill(phone, people)
  }

  scanForEachOther(phones)
  fitToWindow()
  window.addEventListener('resize', fitToWindow)
  return {
    refresh,
    reload: () => {
      for (const phone of phones) phone.frame.contentWindow?.location.reload()
    },
    nameOf: (openid) => people.find((person) => person.openid === openid)?.name ?? openid ?? '',
  }
}

function createPhone(index: number, onChoose: (phone: Phone) => void): Phone {
  const label = index === 0 ? '左边手机' : '右边手机'
  const select = h('select', { class: 'select', 'aria-label': `${label}：谁拿着`, onchange: () => onChoose(phone) })
  const frame = h('iframe', { class: 'screen', title: label, width: SCREEN.width })
  const home = button('主页', () => hand(phone, phone.personId), { class: 'button button-quiet' })
  const again = button('刷新', () => frame.contentWindow?.location.reload(), { class: 'button button-quiet' })
  const element = h(
    'div',
    { class: 'phone' },
    h('div', { class: 'phone-head' }, select, home, again),
    h('div', { class: 'phone-body' }, h('div', { class: 'phone-glass' }, frame)),
  )
  const phone: Phone = { element, select, frame, personId: '' }
  return phone
}

/**
 * A phone that scans looks at the other phone, or at the desk's screen in order to let a browser in. The answer is the
 * code shown there now; null if there is none.
 */
function scanForEachOther(phones: readonly Phone[]): void {
  window.addEventListener('message', ({ origin, source, data }) => {
    const asking = phones.find(({ frame }) => frame.contentWindow === source)
    if (origin !== location.origin || data?.kind !== 'changlai:scan' || !asking) return
    const other = phones.find((phone) => phone !== asking)
    const seen = isAtDesk(asking) ? deskCode() : Promise.resolve(other ? shownCode(other) : null)
    void seen
      .catch(() => null)
      .then((text) => asking.frame.contentWindow?.postMessage({ kind: 'changlai:scanned', text }, origin))
  })
}

const isAtDesk = ({ frame }: Phone) => frame.contentWindow?.location.hash.includes('/desk/sign-in') === true

/** The last one in the document lies on top: pages below it stay there, hidden. */
function shownCode({ frame }: Phone): string | null {
  const codes = frame.contentDocument?.querySelectorAll<HTMLElement>('[data-text]') ?? []
  const visible = [...codes].filter((code) => code.offsetParent !== null)
  return visible.at(-1)?.dataset.text ?? null
}

function hand(phone: Phone, personId: string): void {
  phone.personId = personId
  // A changing address is needed for a load: two addresses that differ behind the hash are one page to the browser.
  phone.frame.src = `/phone/?as=${encodeURIComponent(personId)}&t=${Date.now()}#/`
}

function fill(phone: Phone, people: Person[]): void {
  const options = people.map((person) =>
    h('option', { value: person.id, selected: person.id === phone.personId }, optionText(person)),
  )
  replace(phone.select, h('option', { value: NEW_VISITOR }, '＋ 新访客'), ...options)
}

function optionText({ name, note }: Person): string {
  return note && !name.includes(note) ? `${name} · ${note}` : name
}

/** Who held the phones last, else the first two people, else visitors. */
async function holdersOf(people: Person[]): Promise<string[]> {
  const known = new Set(people.map((person) => person.id))
  const stored: unknown = JSON.parse(localStorage.getItem('console:holders') ?? '[]')
  const last = Array.isArray(stored) ? stored.map(String).map((id) => (known.has(id) ? id : null)) : []
  const first = people.map((person) => person.id)
  const holders: string[] = []
  for (const index of [0, 1]) {
    const free = first.filter((id) => !holders.includes(id) && !last.includes(id))
    holders.push(last[index] ?? free[0] ?? (await ask<Person>('POST', '/people', {})).id)
  }
  return holders
}

/**
 * As large as the width allows, up to a real phone's size. In a low window the phone gets shorter rather than smaller, down
 * to the height of the smallest phone in use; only below that the whole phone is scaled down.
 */
function fitToWindow(): void {
  const stage = byId('phones')
  const widthForBoth = Math.min(stage.clientWidth || 800, 2 * (SCREEN.width + BEZEL) + 20)
  const byWidth = (widthForBoth - 20) / 2 / (SCREEN.width + BEZEL)
  const room = window.innerHeight - stage.getBoundingClientRect().top - ROOM_AROUND
  const byHeight = room / (SCREEN.heightMin + BEZEL)
  const scale = Math.max(0.55, Math.min(1, byWidth, byHeight))
  const height = Math.max(SCREEN.heightMin, Math.min(SCREEN.height, Math.floor(room / scale) - BEZEL))
  stage.style.setProperty('--scale', scale.toFixed(4))
  stage.style.setProperty('--screen-height', `${height}px`)
}
