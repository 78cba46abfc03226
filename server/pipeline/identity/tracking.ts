// Names of address parameters that say how a reader came, not what is read. Pure; our own list, by family.

const PREFIXES = [
  'utm_',
  'mtm_',
  'matomo_',
  'pk_',
  'piwik_',
  'hsa_',
  'at_',
  'ns_',
  'sc_',
  'stm_',
  'itm_',
  'wt_',
  '_bta_',
]

const NAMES = new Set([
  // Click marks of advertisers and networks.
  ...['fbclid', 'gclid', 'gclsrc', 'dclid', 'gbraid', 'wbraid', 'msclkid', 'twclid', 'ttclid', 'yclid', 'ysclid'],
  ...['igshid', 'igsh', 'li_fat_id', 'srsltid', 'rdt_cid', 'epik', 'scid', 'zanpid', 'irclickid', 'fb_action_ids'],
  ...['fb_action_types', 'fb_ref', 'fb_source', 'action_object_map', 'action_type_map', 'action_ref_map'],
  // Letters and mailings.
  ...['mc_cid', 'mc_eid', 'mkt_tok', '_hsenc', '_hsmi', '__hssc', '__hstc', '__hsfp', 'hsctatracking', 'vero_id'],
  ...['vero_conv', 'oly_enc_id', 'oly_anon_id', 'wickedid', 'ml_subscriber', 'ml_subscriber_hash', 'ck_subscriber_id'],
  // Publishers' own marks in their feeds.
  ...['xtor', 'cmpid', 'cmp', 'ocid', 'ito', 'ncid', 'maca', 'emc', 'smid', 'ssid', 'rssfeed', 'traffic_source'],
  // Sessions, and what keeps caches from answering.
  ...['phpsessid', 'jsessionid', 'aspsessionid', 'asp.net_sessionid', 'cfid', 'cftoken', 'sessionid', 'session_id'],
  ...['nocache', 'cachebuster', 'cache_buster', '_dc'],
  ...['__twitter_impression', 'guccounter', 'guce_referrer', 'guce_referrer_sig', '_ga', '_gl', 'spm', 'feedtype'],
])
/** These mean a page's own content elsewhere: only with such a value do they say where a reader came from. */
const BY_VALUE = new Set(['ref', 'referrer', 'source', 'src', 'from', 'via', 'partner', 'mod', 'medium', 'feed', 'cid'])
const VALUES =
  /^(rss|rss2|atom|feed|feeds|rssfeed|rss[-_].*|.*[-_]rss|newsletter|twitter|facebook|telegram|whatsapp|social|googlenews|google-news)$/i

/** True for a parameter of an address that can go without the page becoming another one. */
export function isTracking(name: string, value: string): boolean {
  const lower = name.toLowerCase()
  if (NAMES.has(lower) || PREFIXES.some((prefix) => lower.startsWith(prefix))) return true
  return BY_VALUE.has(lower) && VALUES.test(value)
}
