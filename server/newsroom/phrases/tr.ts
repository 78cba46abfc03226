// What the simulator's Turkish dispatches say. All of it is invented.
import type { Phrases } from './phrases.ts'

export const tr: Phrases = {
  agency: 'Açık Ufuk Ajansı',
  feedTitles: ['Kıyı Postası', 'Yeni Gündem Bülteni'],
  dateline: (place, agency) => `${place.replace(/['’].*$/, '').toLocaleUpperCase('tr')} (${agency}) — `,
  events: [
    [
      '{p} hava saldırıları: Yaralılar var',
      '{p} kent çevresine {d} en az {n} hava saldırısı düzenlendiğini bölge sakinleri bildirdi.',
      [
        'Kurtarma ekipleri bazı evlerin ve bir okulun hasar gördüğünü söyledi.',
        'Saldırıları şimdiye kadar üstlenen olmadı.',
      ],
    ],
    [
      '{p} yeni ateşkes görüşmeleri başladı',
      '{p} {d} başlayan yeni ateşkes görüşmelerine {n} heyet katıldı.',
      [
        'Bir diplomat, tarafların “denetim” konusunda anlaşamadığını belirtti.',
        'Oturumların şubat ayında sürmesi bekleniyor.',
      ],
    ],
    [
      '{p} elektrik kesintisi protestosu',
      '{p} yüzlerce kişi, günde {n} saati aşan elektrik kesintilerini {d} protesto etti.',
      ['Göstericiler daha iyi hizmet istedi.', 'Yerel yönetim onarım sözü verdi.'],
    ],
    [
      '{p} yardım konvoyu karşılandı',
      '{p} {d} gıda ve ilaç taşıyan {n} kamyonluk konvoy karşılandı.',
      ['Bir yardım yetkilisi malzemenin iki hafta yeteceğini söyledi.', 'Yeni konvoylar için güvenli geçiş istendi.'],
    ],
    [
      '{p} sel: Evler hasar gördü',
      '{p} {d} etkili olan sel en az {n} evde hasara yol açtı.',
      ['Aileler geçici barınaklara taşındı.', 'Meteoroloji kuvvetli yağış uyarısı yaptı.'],
    ],
    [
      '{p} yolsuzluk davası ertelendi',
      '{p} görülen ve {n} görevlinin yargılandığı yolsuzluk davası {d} ertelendi.',
      ['Bir avukat müvekkillerinin suçlamaları reddettiğini söyledi.', 'Sivil toplum kuruluşları davayı izliyor.'],
    ],
  ],
  closing: [
    'Bilgiler bağımsız kaynaklardan doğrulanamadı.',
    'Tanıklar akşam saatlerinde sükûnetin sağlandığını söyledi.',
  ],
  days: ['pazar günü', 'salı günü', 'cuma akşamı'],
}
