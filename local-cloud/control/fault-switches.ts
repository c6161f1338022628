import * as z from 'zod'
import type { FaultRule, Faults } from '../faults/faults'

const rate = z.number().min(0).max(1)

/** What the console can switch on; 0 is off. */
export const faultSettingsSchema = z.strictObject({
  databaseDelayMs: z.number().int().min(0).max(60_000),
  databaseErrorRate: rate,
  databaseLostReplyRate: rate,
  conflictRate: rate,
  phoneLostReplyRate: rate,
  phoneOffline: z.literal([0, 1]),
})

export type FaultSettings = z.infer<typeof faultSettingsSchema>
type DatabaseFault = Exclude<keyof FaultSettings, 'phoneLostReplyRate' | 'phoneOffline'>

export interface FaultSwitches {
  get(): FaultSettings
  set(change: Partial<FaultSettings>): void
  /** Forgets the settings after the faults themselves have been cleared. */
  clear(): void
  /** What happens to the next call of a phone. */
  nextPhoneCall(): 'passes' | 'offline' | 'loses its reply'
}

const OFF: FaultSettings = {
  databaseDelayMs: 0,
  databaseErrorRate: 0,
  databaseLostReplyRate: 0,
  conflictRate: 0,
  phoneLostReplyRate: 0,
  phoneOffline: 0,
}

const RULES: Record<DatabaseFault, (value: number) => FaultRule> = {
  databaseDelayMs: (delayMs) => ({ kind: 'delay', delayMs }),
  databaseErrorRate: (probability) => ({ kind: 'error', probability }),
  databaseLostReplyRate: (probability) => ({ kind: 'lostReply', probability, match: { writes: true } }),
  conflictRate: (probability) => ({ kind: 'conflict', probability }),
}

/** Switches for people; each database switch is one rule of the gateway's faults while it is on. */
export function createFaultSwitches(faults: Faults, random: () => number = Math.random): FaultSwitches {
  let settings = OFF
  const ruleIds = new Map<DatabaseFault, string>()

  const apply = (key: DatabaseFault) => {
    const old = ruleIds.get(key)
    if (old !== undefined) faults.remove(old)
    ruleIds.delete(key)
    if (settings[key] > 0) ruleIds.set(key, faults.add(RULES[key](settings[key])))
  }
  return {
    get: () => settings,
    set: (change) => {
      settings = { ...settings, ...change }
      for (const key of Object.keys(RULES) as DatabaseFault[]) if (change[key] !== undefined) apply(key)
    },
    clear: () => {
      settings = OFF
      ruleIds.clear()
    },
    nextPhoneCall: () => {
      if (settings.phoneOffline === 1) return 'offline'
      return random() < settings.phoneLostReplyRate ? 'loses its reply' : 'passes'
    },
  }
}
