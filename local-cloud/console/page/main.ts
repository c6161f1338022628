import { ask, type InvocationLog, token } from './api'
import { createClockTab, createCloudTime } from './clock-tab'
import { createDataTab } from './data-tab'
import { byId, toast } from './dom'
import { createFaultsTab } from './faults-tab'
import { shopTime } from './format'
import { createLogsTab } from './logs-tab'
import { createOutboxTab } from './outbox-tab'
import { mountPhones } from './phones'
import { createStatsTab } from './stats-tab'
import { mountTabs } from './tabs'
import { createTimersTab } from './timers-tab'

async function start(): Promise<void> {
  showHintOnce()
  const phones = mountPhones()
  const time = createCloudTime()
  const showTime = () => {
    byId('bar-time').textContent = shopTime(time.now())
    byId('bar-moved').hidden = time.offsetMs() === 0
  }
  const logs = createLogsTab(phones.nameOf)
  const faults = createFaultsTab((isAnyOn) => {
    byId('bar-faults').hidden = !isAnyOn
  })
  const clock = createClockTab(time, () => {
    showTime()
    phones.reload()
  })

  await Promise.all([phones.refresh(), time.load(), faults.refresh()])
  const tabs = mountTabs([
    createDataTab(),
    logs,
    createTimersTab(),
    createOutboxTab(phones.nameOf),
    clock,
    faults,
    createStatsTab(),
  ])
  setInterval(showTime, 1000)
  showTime()
  listen(logs.add, () => tabs.refreshCurrent())

  onPress('reset', async () => {
    if (!confirm('把数据、人物和时钟都恢复成演示的样子？现在的数据会丢失。')) return
    await whileCounting('reset', '正在恢复', () => ask('POST', '/reset', { seed: true }))
    await Promise.all([phones.refresh(), time.load()])
    phones.reload()
    tabs.refreshCurrent()
    toast('已恢复演示数据')
  })
  onPress('stop-instances', async () => {
    await ask('POST', '/instances/stop', {})
    toast('实例已全部结束，下一次调用是冷启动')
  })
}

/** Invocations arrive as they end. The tab in front is read again shortly after the last of a burst. */
function listen(onInvocation: (entry: InvocationLog) => void, onQuiet: () => void): void {
  let quiet: number | undefined
  new EventSource(`/control/logs/stream?token=${token}`).addEventListener('invocation', (event) => {
    onInvocation(JSON.parse(event.data) as InvocationLog)
    clearTimeout(quiet)
    quiet = window.setTimeout(onQuiet, 300)
  })
}

/** A button that says what it does and for how long, until it is done. */
async function whileCounting(id: string, words: string, act: () => Promise<unknown>): Promise<void> {
  const element = byId(id)
  const label = element.textContent
  const startedAt = Date.now()
  const show = () => {
    element.textContent = `${words}… ${Math.round((Date.now() - startedAt) / 1000)} 秒`
  }
  show()
  const counting = setInterval(show, 1000)
  try {
    await act()
  } finally {
    clearInterval(counting)
    element.textContent = label
  }
}

/** Shown until somebody has read it. */
function showHintOnce(): void {
  const key = 'console:hint-read'
  const hint = byId('hint')
  hint.hidden = localStorage.getItem(key) !== null
  byId('hint-close').addEventListener('click', () => {
    localStorage.setItem(key, '1')
    hint.hidden = true
    window.dispatchEvent(new Event('resize'))
  })
}

function onPress(id: string, act: () => Promise<void>): void {
  const element = byId(id) as HTMLButtonElement
  element.addEventListener('click', async () => {
    element.disabled = true
    // A refusal has been shown already.
    await act().catch(() => {})
    element.disabled = false
  })
}

void start()
