// Turkish words beside places' names, by what they do there; its case endings are read in roles.ts.
import type { Words } from './grammar.ts'

export const TURKISH: Words = {
  in: 'kuzey güney doğu batı başkent',
  beside: '',
  opening: '',
  institutions:
    'üniversitesi bankası kulübü takımı enstitüsü akademisi hastanesi müzesi kütüphanesi orkestrası odası federasyonu barosu derneği belediyespor',
  offices:
    'valiliği belediyesi emniyeti polisi mahkemesi müftüsünü müftülüğü kralı valisi başkanı cumhurbaşkanı emiri sultanı büyükelçisi başbakanı bakanı belediye kaymakamı dışişleri müftüsü',
  acting:
    'hükümeti ordusu kuvvetleri güçleri askerleri bakanlığı bakanı bakanları cumhurbaşkanı başbakanı dışişleri savunma içişleri parlamentosu meclisi yetkilileri polisi savaş uçakları jetleri yönetimi rejimi desteği kararı politikası rolü tutumu ekonomisi heyeti elçiliği büyükelçisi genelkurmay istihbaratı',
  dealings: 'suçladı suçluyor kınadı kınıyor uyardı eleştirdi destekliyor desteklemekle davet',
  attacks: 'saldırısı saldırıları hava bombardımanı harekatı',
  sites:
    'kuzeyinde güneyinde doğusunda batısında kuzeyindeki güneyindeki doğusundaki batısındaki kuzeyinden güneyinden kuzeyine güneyine batısına doğusuna başkenti kenti ilçesi ili köyü açıklarında açıklarındaki yakınında yakınlarında üzerinde üzerine sınırında sınırındaki semalarında merkezinde kıyısında kıyılarında içinde genelinde adası limanı havalimanı çevresinde banliyölerini sokaklarında topraklarında bölgesinde bölgesine kentinde kentine kentindeki şehrinde şehrindeki ilinde ilindeki ilçesinde ilçesindeki köyünde köyündeki eyaletinde eyaletindeki kasabasında vilayetinde sınırına sınırından sınırını',
  happenings: 'savaşı krizi depremi seçimleri zirvesi',
  hit: '',
  said: '',
  origins: 'doğumlu doğdu mezunu okudu asıllı doktorasını',
  trade:
    'ihraç ithal ediliyor ürünün petrol gaz doğalgaz buğday tahıl ihracat ihracatı ihracata ithalat ithalatı alıyor satıyor alıcıların alımlar varil ton fiyatları',
  people:
    'mürettebat mürettebatın gönüllüler doktorlar mühendisler yazarları yazarlar heyet heyeti işçiler mülteciler göçmenler turistler gazeteciler öğrenciler vatandaşı vatandaşları',
  sport: 'maçta maç maçı maçın yendi mağlup gol lig ligi kupası teknik direktör sezon',
  routes: 'arasındaki yol yolu uçuş uçuşlar sefer seferi tren',
  asking: 'istedi istiyor talep bekliyor çağırdı iadesini',
  moved:
    'götür* gönder* taşı* taşındı kaldırıl* sevk nakl* aktar* kaçır* kaçır kaçtı* kaçan çekildi çekild* giden gidiyor gitti* dön* getir* kaçakç* yola ihraç sürgün iade sığın* yönel* yönüne teslim naklet* hareket ulaştır* gidecek gidiyordu gitmek yolla* yollan* çıkan yolculuk',
  came: 'gelen geldi* gelmiş* geliyor gelecek getiril* kalkan ithal havalanan geliyordu gelenler gelenlerin gelmişti geldiler',
  left: 'çekilme* çekilmesi tahliye kaçan* kaçtı* ayrıl* çıkarıl* göç',
  parts: 'kilometre km saat dakika',
  speakers:
    'yatırımcı* analist* tüccar* ekonomist* diplomat* uzman* büyükelçiliği konsolosluğu ihracatçı* avukat* büyükelçi* hesaplar* hesap* akademisyen* araştırmacı* bankacı* gözlemci*',
  seats: 'müze* müzesi kütüphane* hastane* ofis* merkezli şirket* firma*',
  remarks: 'gazetecilerle gazetecilere konuşan konuştu konuşma konuşmasında açıklama* basın söyledi röportaj*',
  dwelling:
    'yaşıyor yaşayan yaşadı* doğdu doğan doğmuş okudu okuyan büyüdü yetişti oturan oynayan çalışan eğitim sürgünde yazılan',
  subjects: 'konusu konusunda meselesi dosyası sorunu sorununu sorununa',
  forces: 'savaş asker* birlik* donanma gemisi',
  visits:
    'cumhurbaşkanı başbakan başbakanı bakan bakanı bakanlar kral papa heyet heyeti temsilcisi görüşme görüşmeler ziyaret ziyareti zirve müzakere*',
  officials: 'yetkililer yetkilileri',
}
