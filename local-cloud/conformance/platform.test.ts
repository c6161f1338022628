import { describeConformance, refusalOf } from './conforms'

describeConformance('functions', (_conforms, local) => {
  local('observed', 'a function calls another with JSON', async ({ cloud, gateway }) => {
    if (gateway === null) return
    gateway.invokeFunction = async ({ name, data }) => JSON.stringify({ name, got: JSON.parse(data) as unknown })
    const { result } = await cloud.callFunction({ name: 'hello', data: { who: '茶' } })
    expect(result).toEqual({ name: 'hello', got: { who: '茶' } })
  })
  local('assumed', 'an unknown function is refused', async ({ cloud, gateway }) => {
    if (gateway !== null) delete gateway.invokeFunction
    expect(await refusalOf(cloud.callFunction({ name: 'nobody' }))).toMatch(/FUNCTION_NOT_FOUND/)
  })
  local('observed', 'the context comes from the environment', async ({ cloud }) => {
    Object.assign(process.env, { WX_OPENID: 'oLocal', WX_APPID: 'wxlocal', WX_API_TOKEN: 'inv-1' })
    expect(cloud.getWXContext()).toMatchObject({ OPENID: 'oLocal', APPID: 'wxlocal', ENV: 'local-env' })
  })
  local(
    'observed',
    'every call carries the invocation, so that calls can be counted for it',
    async ({ items, gateway }) => {
      process.env.WX_API_TOKEN = 'inv-2'
      const before = gateway?.stats.count({ invocation: 'inv-2' }) ?? 0
      await items.count()
      await items.add({ data: { _id: 'x' } })
      expect(gateway?.stats.count({ invocation: 'inv-2' })).toBe(before + 2)
    },
  )
})

describeConformance('storage', (conforms) => {
  conforms('observed', 'a file goes up, comes down and goes away', async ({ cloud }) => {
    const fileContent = Buffer.from('tea 茶')
    const { fileID } = await cloud.uploadFile({ cloudPath: 'conformance/a b.txt', fileContent })
    expect(fileID).toMatch(/^cloud:\/\/.*\/conformance\/a b\.txt$/)
    expect((await cloud.downloadFile({ fileID })).fileContent).toEqual(fileContent)
    const { fileList } = await cloud.getTempFileURL({ fileList: [fileID] })
    const link = String(fileList[0]?.tempFileURL)
    expect(link).toMatch(/^http/)
    expect((await fetch(link)).status).toBe(200)
    expect((await cloud.deleteFile({ fileList: [fileID] })).fileList[0]).toMatchObject({ fileID, status: 0 })
    await expect(cloud.downloadFile({ fileID })).rejects.toBeDefined()
  })
})

describeConformance('storage that only the creator and the administrator read', (conforms, local) => {
  conforms(
    'documented',
    'what a function uploads opens by a link of a function, and not by its bare address',
    async ({ cloud }) => {
      const { fileID } = await cloud.uploadFile({ cloudPath: 'conformance/own.txt', fileContent: Buffer.from('tea') })
      const { fileList } = await cloud.getTempFileURL({ fileList: [fileID] })
      const link = String(fileList[0]?.tempFileURL)
      expect((await fetch(link)).status).toBe(200)
      expect((await fetch(link.split('?')[0] ?? '')).status).toBe(403)
      await cloud.deleteFile({ fileList: [fileID] })
    },
  )
  local('documented', 'it is no phone’s, and what one phone uploads is no other’s', async ({ cloud, gateway }) => {
    const { fileID } = await cloud.uploadFile({ cloudPath: 'conformance/own.txt', fileContent: Buffer.from('tea') })
    const avatar = gateway?.storage.put('conformance/avatar.txt', Buffer.from('lin'), 'oLin').fileId ?? ''
    expect(gateway?.storage.openFor(fileID, 'oLin')).toBe('refused')
    expect(gateway?.storage.openFor(avatar, 'oHe')).toBe('refused')
    expect(gateway?.storage.openFor(avatar, 'oLin')).toEqual(Buffer.from('lin'))
    expect((await cloud.downloadFile({ fileID: avatar })).fileContent).toEqual(Buffer.from('lin'))
  })
})

describeConformance('openapi', (_conforms, local) => {
  local('observed', 'a message goes to the outbox with its arguments in snake case', async ({ cloud, gateway }) => {
    const message = { touser: 'oLocal', templateId: 't1', data: { thing1: { value: '签到' } } }
    expect(await cloud.openapi.subscribeMessage?.send?.(message)).toMatchObject({ errCode: 0 })
    expect(gateway?.outbox.at(-1)).toMatchObject({
      api: 'subscribeMessage.send',
      data: { touser: 'oLocal', template_id: 't1', data: { thing1: { value: '签到' } } },
      reply: { kind: 'json' },
    })
  })
  local('observed', 'a scripted refusal reaches the caller with WeChat’s number', async ({ cloud, gateway }) => {
    gateway?.openapi.reply('subscribeMessage.send', () => ({
      kind: 'json',
      body: { errcode: 43101, errmsg: 'user refuse' },
    }))
    const refused = cloud.openapi.subscribeMessage?.send?.({ touser: 'o' }) ?? Promise.resolve()
    expect(await refusalOf(refused)).toMatch(/43101/)
    gateway?.openapi.resetReplies()
  })
  local('observed', 'the mini-program code is an image', async ({ cloud }) => {
    const image = await cloud.openapi.wxacode?.getUnlimited?.({ scene: 's=1' })
    expect(image).toMatchObject({ contentType: 'image/png' })
    expect(Buffer.isBuffer(image?.buffer) && image.buffer.subarray(1, 4).toString()).toBe('PNG')
  })
  local('documented', 'a phone code works once', async ({ cloud }) => {
    const exchange = () =>
      cloud.openapi.phonenumber?.getPhoneNumber?.({ code: 'local-13800000001' }) ?? Promise.resolve({})
    expect(await exchange()).toMatchObject({ phoneInfo: { purePhoneNumber: '13800000001', countryCode: '86' } })
    expect(await refusalOf(exchange())).toMatch(/40029/)
  })
  local('assumed', 'an api that the local cloud does not know is not found', async ({ cloud }) => {
    expect(await refusalOf(cloud.openapi.soter?.verifySignature?.({ openid: 'o' }) ?? Promise.resolve())).toMatch(
      /-604100/,
    )
  })
})
