/** Was bei Schlüsseln und Zertifikaten im Weg stand. */
export const SAYINGS_OF_KEYS = {
  "the private key has a form that is not read here: {found}":
    "der private Schlüssel hat eine Form, die hier nicht gelesen wird: {found}",
  "this file holds no private key that is read here: {found}":
    "diese Datei enthält keinen privaten Schlüssel, der hier gelesen wird: {found}",
  "this is a public key: what signs is the private key that it belongs to":
    "das ist ein öffentlicher Schlüssel: Signiert wird mit dem privaten, zu dem er gehört",
  "this is a certificate: what signs is the private key that it belongs to":
    "das ist ein Zertifikat: Signiert wird mit dem privaten Schlüssel, zu dem es gehört",
  "this is no certificate: {found}": "das ist kein Zertifikat: {found}",
  "the certificate of this key is missing: {name} has to lie beside it, for a report names whose signature it bears":
    "das Zertifikat dieses Schlüssels fehlt: {name} muss daneben liegen, denn ein Bericht nennt, wessen Signatur er trägt",
  "it is not PEM": "die Datei ist nicht in PEM",
  "it holds {held}": "die Datei enthält {held}",
  'it holds {held}; convert it with "openssl pkcs8 -topk8"':
    "die Datei enthält {held}; wandeln Sie sie um mit „openssl pkcs8 -topk8“",
  "the key is damaged or of a kind that this program does not read":
    "der Schlüssel ist beschädigt oder von einer Art, die dieses Programm nicht liest",
  "the passphrase does not open this key (or the file is damaged)":
    "die Passphrase öffnet diesen Schlüssel nicht (oder die Datei ist beschädigt)",
  "this key asks for more rounds than any honest key needs":
    "dieser Schlüssel verlangt mehr Rechenrunden, als ein ehrlicher je braucht",
  "this key is none of Ed25519, Ed448, P-256, P-384, P-521 and RSA":
    "dieser Schlüssel ist keiner von Ed25519, Ed448, P-256, P-384, P-521 und RSA",
  "this is not a private key for {algorithm}": "das ist kein privater Schlüssel für {algorithm}",
  "the passphrase has fewer than {least} characters; whoever gets a copy of the key file can guess a short one":
    "die Passphrase hat weniger als {least} Zeichen; wer eine Kopie der Schlüsseldatei bekommt, kann eine kurze erraten",
  '{path} lies in clear: put it under a passphrase with "openssl pkcs8 -topk8"':
    "{path} liegt im Klartext: Schützen Sie ihn durch eine Passphrase mit „openssl pkcs8 -topk8“",
  "minisign has Ed25519 keys only": "minisign kennt nur Ed25519-Schlüssel",
  "SSH has no keys for {algorithm}": "SSH kennt keine Schlüssel für {algorithm}",
  "JWS has no name for {algorithm}": "JWS hat keinen Namen für {algorithm}",
  "the comment is one line": "der Kommentar ist eine einzige Zeile",
  "an SSH signature names its purpose, such as file":
    "eine SSH-Signatur nennt ihren Zweck, etwa file",
  "a key is never written without a passphrase":
    "ein Schlüssel wird nie ohne Passphrase geschrieben",
  "a certificate for reports needs a P-256 key (on the command line: --algorithm p256)":
    "ein Zertifikat für Berichte braucht einen Schlüssel für P-256 (auf der Befehlszeile: --algorithm p256)",
  "the name in the certificate has 1 to {most} characters (on the command line: --subject)":
    "der Name im Zertifikat hat 1 bis {most} Zeichen (auf der Befehlszeile: --subject)",
  "{path} is not a certificate in PEM or DER": "{path} ist kein Zertifikat in PEM oder DER",
  "a report is signed with a P-256, P-384, P-521 or RSA key; make one of P-256 (on the command line: keys new)":
    "ein Bericht wird mit einem Schlüssel für P-256, P-384, P-521 oder RSA signiert; erzeugen Sie einen für P-256 (auf der Befehlszeile: keys new)",
  "the key is too weak to sign a report: {what}":
    "der Schlüssel ist zu schwach, um einen Bericht zu signieren: {what}",
  "the certificate ended at {end}: sign with one that lasts":
    "das Zertifikat lief am {end} ab: Signieren Sie mit einem, das noch gilt",
  "the certificate belongs to another key": "das Zertifikat gehört zu einem anderen Schlüssel",
  "the certificates that come with the key are {bytes} bytes too long for a report":
    "die Zertifikate, die mit dem Schlüssel kommen, sind um {bytes} Bytes zu lang für einen Bericht",

  // PKCS #12
  "this file asks for more rounds than any honest file needs":
    "diese Datei verlangt mehr Rechenrunden, als eine ehrliche je braucht",
  "it holds {count} keys with certificates; export the one that is to sign":
    "sie enthält {count} Schlüssel mit Zertifikat; exportieren Sie den, der signieren soll",
  "it holds {count} certificates of its key; export it with the one that is to be named":
    "sie enthält {count} Zertifikate ihres Schlüssels; exportieren Sie ihn mit dem, das genannt werden soll",
  "it is larger than any PKCS #12 file": "sie ist größer als jede Datei nach PKCS #12",
  "it is no PKCS #12 file, or a damaged one: {reason}":
    "sie ist keine Datei nach PKCS #12, oder eine beschädigte: {reason}",
  "{reason} (at byte {offset})": "{reason} (bei Byte {offset})",
  "it holds no private key": "sie enthält keinen privaten Schlüssel",
  "it holds a key without a certificate; export both":
    "sie enthält einen Schlüssel ohne Zertifikat; exportieren Sie beide",
  "it holds no private key that is read here with a certificate for signatures":
    "sie enthält keinen privaten Schlüssel mit einem Zertifikat für Signaturen, der hier gelesen wird",
  "the passphrase is not text in UTF-8": "die Passphrase ist kein Text in UTF-8",
  "the passphrase is right, and yet the file does not open: a part of it is under another one, or was not written whole":
    "die Passphrase stimmt, und doch öffnet sich die Datei nicht: Ein Teil liegt unter einer anderen, oder sie wurde nicht ganz geschrieben",
  "the passphrase does not open this file (or the file is damaged)":
    "die Passphrase öffnet diese Datei nicht (oder die Datei ist beschädigt)",
  'this file is protected by {name}, which is not read here; ask whoever gave it to you to export it anew under AES-256 (in the export wizard of Windows: "AES256-SHA256"), or write it anew with "openssl pkcs12 -legacy -in OLD.p12 -out KEY.pem" and "openssl pkcs12 -export -in KEY.pem -out NEW.p12"':
    "diese Datei ist durch {name} geschützt, was hier nicht gelesen wird; bitten Sie, wer sie Ihnen gab, sie neu unter AES-256 auszugeben (im Export-Assistenten von Windows: „AES256-SHA256“), oder schreiben Sie sie neu mit „openssl pkcs12 -legacy -in OLD.p12 -out KEY.pem“ und „openssl pkcs12 -export -in KEY.pem -out NEW.p12“",
  "its algorithm {algorithm} is not one of ours":
    "sein Verfahren {algorithm} gehört nicht zu den unsrigen",
  "this public key cannot be used: {reason}":
    "dieser öffentliche Schlüssel lässt sich nicht verwenden: {reason}",
  "the key is not one for this algorithm ({algorithm})":
    "der Schlüssel ist keiner für dieses Verfahren ({algorithm})",
  "{algorithm} has neither a mask nor a salt": "{algorithm} hat weder Maske noch Salz",
  "a JSON Web Key without {named}": "ein JSON Web Key ohne {named}",
  "parameters in an {algorithm} key": "Parameter in einem Schlüssel für {algorithm}",
  "an {algorithm} key not of {bytes} bytes":
    "ein Schlüssel für {algorithm}, der nicht {bytes} Bytes hat",
  "extensions in version {version}": "Erweiterungen in Version {version}",

  // Vorlesen
  "what was read aloud is no fingerprint: {reason}":
    "was vorgelesen wurde, ist kein Fingerabdruck: {reason}",
  "word {place} is none of the list for its place; was one left out?":
    "Wort {place} steht nicht in der Liste für seine Stelle; wurde eines ausgelassen?",
  "there are {words} words, not 32": "Zahl der Wörter: {words} statt 32",
  "what was read aloud is not the fingerprint of this key; nothing was changed, and one of the two is not the key that was meant":
    "was vorgelesen wurde, ist nicht der Fingerabdruck dieses Schlüssels; nichts wurde geändert, und eines von beiden ist nicht der gemeinte Schlüssel",
} as const
