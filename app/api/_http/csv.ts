// One row of a CSV file (RFC 4180). What strangers wrote must not become a formula where a spreadsheet opens it. Pure.

/** With its end. */
export const csvLine = (fields: string[]) => `${fields.map(csvField).join(',')}\r\n`

function csvField(text: string): string {
  // An apostrophe first is what spreadsheets take for "this is text" (OWASP on CSV injection).
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
