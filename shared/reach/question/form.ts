import type { BusinessDay } from '#shared/kernel/business-day'

export const FORM_PURPOSES = ['taste', 'profile', 'survey', 'nps'] as const
export type FormPurpose = (typeof FORM_PURPOSES)[number]
export const QUESTION_KINDS = ['rating', 'choice', 'choices', 'scale', 'date'] as const
export type QuestionKind = (typeof QUESTION_KINDS)[number]
/** What must be agreed to separately before it is asked: data of health, and data of a child. */
export const SENSITIVE = ['health', 'child'] as const
export type Sensitive = (typeof SENSITIVE)[number]
/** Of the wording on the phone: a change of it asks everybody again. */
export const SENSITIVE_VERSION = 1

export interface Option {
  key: string
  text: string
  /** A tag by hand of the shop's that choosing this puts on the member; null for none. */
  tag: string | null
}

export interface Question {
  key: string
  text: string
  kind: QuestionKind
  isOptional: boolean
  /** For one or several choices; empty for all others. */
  options: Option[]
}

export interface Form {
  key: string
  title: string
  /** What the answers are for, as members read it. */
  about: string
  purpose: FormPurpose
  isOpen: boolean
  /** The last day; null without an end. */
  endDay: BusinessDay | null
  /** Paid once for having answered, whatever was answered. */
  points: number
  sensitive: Sensitive | null
  questions: Question[]
}

export const isOpenOn = ({ isOpen, endDay }: Form, today: BusinessDay): boolean =>
  isOpen && (endDay === null || today <= endDay)

/** The scale of a recommendation ends at ten, marks at five. */
export const SCALE_MAX = 10
export const RATING_MAX = 5
