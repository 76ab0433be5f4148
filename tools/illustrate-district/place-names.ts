/** Roads bear real names; every quarter, market, school, clinic, building and square is invented. */
type PlaceKind =
  | 'road'
  | 'quarter'
  | 'market'
  | 'school'
  | 'clinic'
  | 'park'
  | 'station'
  | 'building'
  | 'square'

/** Place names by street number: `kind: 名称 English name`, separated by semicolons. */
const names: Record<string, string> = {
  '001': `road: 沿江大道 Yanjiang Avenue; road: 中山大道 Zhongshan Avenue; road: 民族路 Minzu Road; road: 民生路 Minsheng Road;
    quarter: 江岚里小区 Jianglan Li; quarter: 汇水苑 Huishui Court; quarter: 望渡花园 Wangdu Garden;
    market: 石阶菜市场 Shijie Market; school: 渡口小学 Dukou Primary School; square: 两江亭广场 Liangjiangting Square;
    station: 江滩轮渡站 Jiangtan Ferry Pier`,
  '002': `road: 沿江大道 Yanjiang Avenue; road: 江汉路 Jianghan Road; road: 花楼街 Hualou Street; road: 交通路 Jiaotong Road;
    road: 黄陂街 Huangpi Street; quarter: 钟楼里小区 Zhonglou Li; quarter: 锦澜苑 Jinlan Court;
    market: 花墙生鲜市场 Huaqiang Fresh Market; building: 泊岸大厦 Bo’an Tower; square: 钟声广场 Zhongsheng Square;
    station: 江堤公交站 Jiangdi Bus Stop`,
  '003': `road: 中山大道 Zhongshan Avenue; road: 江汉路 Jianghan Road; road: 江汉二路 Jianghan 2nd Road; road: 铭新街 Mingxin Street;
    quarter: 塔影小区 Taying Quarter; quarter: 永福里小区 Yongfu Li; market: 铭新早市 Mingxin Morning Market;
    school: 塔影小学 Taying Primary School; clinic: 水塔片区卫生站 Shuita Clinic; building: 百纺大厦 Baifang Tower;
    station: 塔影公交站 Taying Bus Stop`,
  '004': `road: 中山大道 Zhongshan Avenue; road: 民权路 Minquan Road; road: 三民路 Sanmin Road; road: 大兴路 Daxing Road;
    quarter: 铜锣苑 Tongluo Court; quarter: 积善里小区 Jishan Li; quarter: 三和花园 Sanhe Garden;
    market: 大兴百货市场 Daxing General Market; clinic: 民权片区卫生站 Minquan Clinic; square: 铜人小广场 Tongren Square;
    building: 兴隆商厦 Xinglong Building`,
  '005': `road: 长堤街 Changdi Street; road: 满春路 Manchun Road; road: 清芬路 Qingfen Road; road: 大夹街 Dajia Street;
    quarter: 春和里小区 Chunhe Li; quarter: 堤上人家 Dishang Quarter; market: 满春小商品市场 Manchun Small Goods Market;
    school: 春和小学 Chunhe Primary School; park: 长堤口袋公园 Changdi Pocket Park; building: 夹街仓储楼 Jiajie Warehouse;
    station: 清芬公交站 Qingfen Bus Stop`,
  '006': `road: 中山大道 Zhongshan Avenue; road: 友谊路 Youyi Road; road: 民意四路 Minyi 4th Road; road: 多福路 Duofu Road;
    road: 京汉大道 Jinghan Avenue; quarter: 仁和公寓 Renhe Apartments; quarter: 天佑里小区 Tianyou Li;
    quarter: 舞台花园 Wutai Garden; market: 多福农贸市场 Duofu Market; school: 友益中学 Youyi Middle School;
    clinic: 民意片区卫生站 Minyi Clinic; station: 民意轻轨站 Minyi Light Rail Station`,
  '007': `road: 解放大道 Jiefang Avenue; road: 新华路 Xinhua Road; road: 青年路 Qingnian Road; road: 建设大道 Jianshe Avenue;
    road: 精武路 Jingwu Road; road: 京汉大道 Jinghan Avenue; quarter: 省苑小区 Shengyuan Quarter;
    quarter: 循园雅居 Xunyuan Residence; quarter: 取水巷小区 Qushuixiang Quarter; market: 精武食品街 Jingwu Food Street;
    school: 新育实验小学 Xinyu Experimental Primary School; clinic: 江北片区医院 Jiangbei Hospital;
    park: 单洞门绿地 Dandongmen Green; building: 邮政综合楼 Postal Building; station: 循礼门换乘站 Xunlimen Interchange`,
  '008': `road: 解放大道 Jiefang Avenue; road: 建设大道 Jianshe Avenue; road: 青年路 Qingnian Road; road: 万松园路 Wansongyuan Road;
    road: 航空路 Hangkong Road; road: 云飞路 Yunfei Road; road: 淮海路 Huaihai Road; road: 云霞路 Yunxia Road;
    road: 常青路 Changqing Road; quarter: 松涛苑 Songtao Court; quarter: 航侧新居 Hangce Residence;
    quarter: 云杉雅苑 Yunshan Court; quarter: 凌霄花园 Lingxiao Garden; market: 万松夜市 Wansong Night Market;
    school: 松涛小学 Songtao Primary School; school: 云飞中学 Yunfei Middle School; clinic: 万松片区医院 Wansong Hospital;
    park: 云岭公园 Yunling Park; building: 远帆金融中心 Yuanfan Financial Centre; building: 星汇广场写字楼 Xinghui Offices;
    square: 武展东广场 Wuzhan East Square; station: 航空路换乘站 Hangkong Road Interchange`,
  '009': `road: 发展大道 Fazhan Avenue; road: 唐家墩路 Tangjiadun Road; road: 新湾路 Xinwan Road; road: 马场路 Machang Road;
    road: 红旗渠路 Hongqiqu Road; road: 香港路 Xianggang Road; quarter: 唐宁花园 Tangning Garden;
    quarter: 西桥新村 Xiqiao New Village; quarter: 马场人家 Machang Quarter; quarter: 香樟雅苑 Xiangzhang Court;
    market: 天门墩菜市场 Tianmendun Market; school: 唐蔡小学 Tangcai Primary School; clinic: 唐家墩片区卫生站 Tangjiadun Clinic;
    park: 菱湖公园 Linghu Park; building: 汽运大楼 Qiyun Building; station: 站东公交枢纽 Zhandong Bus Hub`,
  '010': `road: 新华路 Xinhua Road; road: 建设大道 Jianshe Avenue; road: 北湖正街 Beihu Main Street; road: 西北湖路 Xibeihu Road;
    quarter: 湖光小区 Huguang Quarter; quarter: 横堤里小区 Hengdi Li; market: 正街集贸市场 Zhengjie Market;
    school: 北湖路小学 Beihu Road Primary School; park: 小北湖绿道 Xiaobeihu Greenway; building: 环保科技楼 Huanbao Building;
    station: 北湖公交站 Beihu Bus Stop`,
  '011': `road: 前进一路 Qianjin 1st Road; road: 前进四路 Qianjin 4th Road; road: 京汉大道 Jinghan Avenue; road: 江汉三路 Jianghan 3rd Road;
    quarter: 燕来里小区 Yanlai Li; quarter: 桃李苑 Taoli Court; market: 前四电子市场 Qiansi Electronics Market;
    clinic: 前进片区卫生站 Qianjin Clinic; building: 济生大楼 Jisheng Building; station: 前进公交站 Qianjin Bus Stop`,
  '012': `road: 发展大道 Fazhan Avenue; road: 常青路 Changqing Road; road: 常青一路 Changqing 1st Road; road: 常青二路 Changqing 2nd Road;
    road: 后襄河北路 Houxianghe North Road; road: 贺家墩路 Hejiadun Road; quarter: 银杏里小区 Yinxing Li;
    quarter: 八达新苑 Bada Court; quarter: 扬帆花园 Yangfan Garden; quarter: 复兴家园 Fuxing Quarter;
    market: 詹家墩农贸市场 Zhanjiadun Market; school: 常青路小学 Changqing Road Primary School; clinic: 常青片区卫生站 Changqing Clinic;
    park: 后襄河公园 Houxianghe Park; building: 扬子机电楼 Yangzi Building; station: 常青换乘站 Changqing Interchange`,
  '013': `road: 姑嫂树路 Gusaoshu Road; road: 常青三路 Changqing 3rd Road; road: 江达路 Jiangda Road; road: 长安路 Chang’an Road;
    road: 红旗渠路 Hongqiqu Road; quarter: 玉兰苑 Yulan Court; quarter: 红梅新居 Hongmei Residence;
    quarter: 华苑新村 Huayuan New Village; quarter: 水仙花园 Shuixian Garden; quarter: 和祥家园 Hexiang Quarter;
    market: 杨汊湖菜场 Yangchahu Market; market: 汉兴建材市场 Hanxing Building Materials Market;
    school: 华安小学 Hua’an Primary School; school: 汉兴中学 Hanxing Middle School; clinic: 汉兴片区医院 Hanxing Hospital;
    park: 常远公园 Changyuan Park; square: 阳光文化广场 Yangguang Square; station: 姑嫂树公交总站 Gusaoshu Bus Terminus`,
}

export interface NamedPlace {
  /** Nine digits. */
  street: string
  kind: PlaceKind
  name: { zh: string; en: string }
}

export const namedPlaces: readonly NamedPlace[] = Object.entries(names).flatMap(([street, list]) =>
  list.split(';').map((entry) => {
    const [, kind, zh, en] = /^\s*(\w+): (\S+) (.+)$/.exec(entry)!
    return { street: `420103${street}`, kind: kind as PlaceKind, name: { zh: zh!, en: en! } }
  }),
)
