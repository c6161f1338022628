import type { ARTICLE_KINDS } from '#shared/reach/article/article'
import type { OCCASION_PICTURES } from '#shared/reach/booking/occasion'

/** What the stores hold, one after the other. */
export const OCCASIONS: readonly Held[] = [
  { title: '单丛香型品鉴', text: '三种香型，一泡一泡喝过去。', picture: 'pot', hour: 15, places: 8 },
  { title: '拉花入门', text: '从打奶泡到一颗心，每人三杯。', picture: 'cup', hour: 19, places: 6 },
  { title: '盖碗怎么拿', text: '不烫手的拿法，练到会为止。', picture: 'pot', hour: 15, places: 10 },
  { title: '手冲小课', text: '研磨、水温、时间，各差一点会怎样。', picture: 'cup', hour: 19, places: 6 },
  { title: '读一本茶书', text: '带不带书都行，边喝边聊。', picture: 'book', hour: 19, places: 12 },
  { title: '桂花糕手作', text: '蒸一笼带回家，材料店里备好。', picture: 'leaf', hour: 15, places: 8 },
]

interface Held {
  title: string
  text: string
  picture: (typeof OCCASION_PICTURES)[number]
  hour: number
  places: number
}

/** What is written, one after the other, and then again as the seasons come back. */
export const ARTICLES: readonly Written[] = [
  { kind: 'how', title: '茉莉花茶怎么泡', text: '水开后放两分钟，沿杯壁倒。\n盖三分钟，先闻再喝。' },
  { kind: 'story', title: '岩茶为什么叫岩茶', text: '茶树长在石缝里，土薄，根要扎得深。\n焙火三道，隔年才好喝。' },
  { kind: 'goods', title: '春茶到了', text: '明前采的龙井，今年雨水少，香气更紧。\n到店可以先闻干茶。' },
  { kind: 'how', title: '隔夜茶能不能喝', text: '放冰箱、没加奶的，第二天可以。\n起沫、变味就倒掉。' },
  { kind: 'how', title: '牛奶加多少才不腻', text: '茶和奶三比一起步。\n先少后多，比先多后少容易救。' },
  { kind: 'offer', title: '这周的下午茶', text: '下午茶券在领券中心，满 25 元可用。\n堂食外带都行。' },
  { kind: 'story', title: '一块桂花糕的早上', text: '五点磨粉，六点上笼。\n桂花是去年秋天腌的。' },
  { kind: 'how', title: '在家做冷泡', text: '五克茶配一瓶水，冷藏六小时。\n第二泡味淡，不留。' },
  { kind: 'goods', title: '云南豆上架', text: '浅烘，有柑橘味，手冲合适。\n怕酸的可以先试一小杯。' },
  { kind: 'how', title: '茶垢怎么洗', text: '小苏打加一点水，擦一擦就掉。\n紫砂壶只用热水。' },
  { kind: 'story', title: '熟普的三个月', text: '堆一次，翻七八次，三个月。\n急不得，也省不得。' },
  { kind: 'how', title: '喝多少算多', text: '一天四五杯合适，空腹少喝。\n睡不好的，下午三点以后换花草茶。' },
]

interface Written {
  kind: (typeof ARTICLE_KINDS)[number]
  title: string
  text: string
}

/** What somebody writes beside a low mark, by what was wrong. */
export const COMPLAINED: Readonly<Record<string, string>> = {
  等得久: '排了快二十分钟，前面只有四个人。',
  味道: '今天的味道和平时不一样，淡了。',
  凉了: '拿到手已经凉了。',
  服务: '问了两遍没人应。',
  少给了东西: '少了一份糕，回家才发现。',
  环境: '桌子没擦，空调也太冷。',
}

export const WISHES = [
  '能不能早半小时开门？上班前想带一杯。',
  '杯套薄，烫手，厚一点就好了。',
  '想要小份的桂花糕，一个人吃不完。',
  '周末放的音乐有点吵，能小声点吗？',
  '希望有不加糖的奶茶。',
  '二楼多两个插座就好了。',
] as const

export const COMPLAINTS = ['下午四点去，说好的座位没有了，也没人说一声。', '点单时算错了，找了半天才改过来。'] as const

/** What the shop says to each kind of trouble; also to what was only written. */
export const ANSWERED: Readonly<Record<string, string>> = {
  等得久: '对不起让您久等。下午高峰我们加了一个人，下次到店请告诉我们是不是快了。',
  味道: '那天换了一批茶，水温没调好。下次来请店员重做一杯，不合口味就换。',
  凉了: '外带的杯套已经换成加厚的，对不起。',
  服务: '是我们没照顾到，已经和当班的同事说过。',
  少给了东西: '对不起，下次到店把这份补给您，报手机尾号就行。',
  环境: '桌面改成每半小时擦一次，空调也调高了两度。',
}
export const ANSWERED_ELSE = '谢谢您告诉我们，已经和当班的同事说了，有结果再写给您。'
