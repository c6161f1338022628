import type { Act } from './actor'

/** What a tea house sells, as its operator would write it in a file. */
const GOODS = `编号,名称,分类,售价,条码,能用几天
tea-jasmine,茉莉花茶,茶,18,,
tea-oolong,岩骨乌龙,茶,26,,
tea-green,明前龙井,茶,32,,
tea-milk,桂花奶茶,茶,16,,
tea-lemon,手打柠檬茶,茶,15,,
tea-white,陈皮白茶,茶,28,,
cake-osmanthus,桂花糕,点心,12,,
cake-bean,绿豆糕,点心,10,,
cake-walnut,核桃酥,点心,14,,
box-jasmine,茉莉花茶 100 克装,伴手礼,68,6901234567892,30
box-oolong,岩骨乌龙 100 克装,伴手礼,98,6901234500011,30
cup-travel,随行杯,器具,59,6901234500028,
`

export async function openGoods(ops: Act): Promise<void> {
  await ops('product.saveFile', { text: GOODS })
}
