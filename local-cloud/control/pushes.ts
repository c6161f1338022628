import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock'
import type { OpenApi } from '../openapi/openapi'
import type { Runner } from '../runner/runner'

/** WeChat's own messages, for which an operator has named this function in the console of WeChat. */
const PUSHED_TO = 'push'
/** WeChat takes up to half an hour; whoever waits at this machine had better not. */
const ANSWERS_AFTER_MS = 1_000
const PASS = { suggest: 'pass', label: 100 }
const RISKY = { suggest: 'risky', label: 20001 }

export interface Pushes {
  /** Puts a check that is answered in place of the stand-in's; a reset of the cloud takes it away. */
  serve(openapi: OpenApi): void
}

/** Pushes the outcome of a picture's check, as WeChat does: later, from nobody's phone, by the name of the check. */
export function createPushes(runner: Pick<Runner, 'invoke' | 'functions'>, clock: Clock, appId: string): Pushes {
  const push = (traceId: string, mediaUrl: string) => {
    if (!runner.functions().some(({ name }) => name === PUSHED_TO)) return
    const result = decodeURIComponent(mediaUrl).includes('违规') ? RISKY : PASS
    const event = mediaCheckMessage({ traceId, appId, result, at: clock.now() })
    void runner.invoke({ functionName: PUSHED_TO, event, caller: { kind: 'wechat' } })
  }
  return {
    serve: (openapi) => {
      openapi.reply('security.mediaCheckAsync', ({ media_url: mediaUrl }) => {
        const traceId = randomUUID()
        setTimeout(() => push(traceId, String(mediaUrl)), ANSWERS_AFTER_MS).unref()
        return { kind: 'json', body: { errcode: 0, errmsg: 'ok', trace_id: traceId } }
      })
    },
  }
}

interface MediaCheck {
  traceId: string
  appId: string
  result: { suggest: string; label: number }
  at: number
}

/** Version 2 of `wxa_media_check`, in the fields of its documentation. */
export function mediaCheckMessage({ traceId, appId, result, at }: MediaCheck): Record<string, unknown> {
  return {
    ToUserName: 'gh_local',
    FromUserName: 'oWeChatPlatform',
    CreateTime: Math.floor(at / 1000),
    MsgType: 'event',
    Event: 'wxa_media_check',
    appid: appId,
    trace_id: traceId,
    version: 2,
    detail: [{ strategy: 'content_model', errcode: 0, suggest: result.suggest, label: result.label, prob: 90 }],
    errcode: 0,
    errmsg: 'ok',
    result,
  }
}
