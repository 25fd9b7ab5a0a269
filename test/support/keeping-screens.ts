/** The keeper's screens by the buttons and tabs that lead to them, in the words of both languages. */

export const KEYS = /^(Keys|Schlüssel)$/
const AUTHORITIES = { tab: /^(Authorities|Stellen)$/ }
const RULES = { tab: /^(Rules|Regeln)$/ }
const PUBLIC_KEY = /^(Choose a public key|Öffentlichen Schlüssel wählen) …$/
const PIN = /^(Pin this key|Diesen Schlüssel hinterlegen)$/

export const KEEPING_SCREENS: Readonly<
  Record<string, readonly (RegExp | { readonly tab: RegExp })[]>
> = {
  keys: [KEYS],
  "keys, a key being pinned": [KEYS, /^(Pin a key|Schlüssel hinterlegen) …$/, PUBLIC_KEY, PIN],
  "keys, a key for one use": [
    ...[KEYS, /^(Pin a key|Schlüssel hinterlegen) …$/, PUBLIC_KEY],
    /^(Algorithm|Algorithmus) \(/,
  ],
  "keys, one confirmed": [KEYS, /^(Confirm as|Als zweite Person)/],
  "keys, one replaced": [KEYS, /^(Replace the key|Schlüssel ersetzen)/],
  "keys, one lost": [KEYS, /^(Report as compromised|Als kompromittiert melden)/],
  "keys, one made": [KEYS, /^(Make a key|Schlüssel erzeugen) …$/],
  "keys, signed": [KEYS, /^(Sign the trust file|Vertrauensdatei signieren) …$/],
  "keys, a change recorded in another pack": [
    ...[KEYS, /^(Record a change in|Änderung in anderer)/],
    ...[/^(Choose the changed|Geänderte Vertrauensdatei)/, /^(Record it|Verzeichnen)$/],
  ],
  "keys, compared": [
    ...[KEYS, /^(Compare with another|Mit einer anderen)/, /^(Choose the other|Die andere)/],
    /^(Compare|Vergleichen)$/,
  ],
  "keys, authorities": [KEYS, AUTHORITIES],
  "keys, an authority being pinned": [
    ...[KEYS, AUTHORITIES, /^(Pin an authority|Stelle hinterlegen) …$/],
    ...[/^(Choose a certificate|Zertifikat wählen) …$/, /^(Pin this authority|Diese Stelle hint)/],
  ],
  "keys, revocation data brought in": [
    ...[KEYS, AUTHORITIES, /^(Bring in revocation data|Sperrdaten aufnehmen) …$/],
    ...[/^(Bring it in|Aufnehmen)$/, /^(Add a file|Datei hinzufügen) …$/],
  ],
  "keys, an authority revoked": [KEYS, AUTHORITIES, /^(Revoke the authority|Stelle widerrufen)/],
  "keys, rules": [KEYS, RULES],
  "keys, a threshold": [KEYS, RULES, /^(Set a threshold|Mindestzahl festlegen) …$/],
  "keys, witnesses": [KEYS, RULES, /^(Set the witnesses|Zeugen festlegen) …$/],
  "keys, dates": [
    ...[KEYS, RULES, /^(Set dates and persons|Daten und Personen festlegen) …$/],
    /^(Set them|Festlegen)$/,
  ],
  "keys, a state of a log": [
    ...[KEYS, RULES, /^(Pin a state|Stand hinterlegen) …$/],
    ...[/^(Choose a checkpoint|Prüfpunkt wählen) …$/, /^(Pin this state|Diesen Stand hint)/],
  ],
  "keys, history": [KEYS, { tab: /^(History|Verlauf)$/ }],
}
