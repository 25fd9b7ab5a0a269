/**
 * Known answers for the native engine: one signature of each algorithm over one message.
 *
 * Made with the openssl command, version 3.0.22, by keys that were thrown away; test/core/signatures
 * holds the portable engine against them, so that neither library vouches for itself.
 */
import type { KeyAlgorithm } from "../encodings/index.ts"
import type { SignatureAlgorithm } from "../signatures/index.ts"

/** The signed text. */
export const PROBE_MESSAGE = "Sealwright asks what it knows."

/** Salt of the RSASSA-PSS signatures, in bytes. */
export const PROBE_SALT = 20

/** SubjectPublicKeyInfo, DER, base64. */
export const PROBE_KEYS: Readonly<Partial<Record<KeyAlgorithm, string>>> = {
  ed25519: "MCowBQYDK2VwAyEA/W1m7R5vgEWMlnROij6AVzFILf28oyQrIO9W+iaj15M=",
  ed448:
    "MEMwBQYDK2VxAzoAE8rGMHwujoyLYLvFS+BrXYL88bgfMxpILt78i6bfTPhEiWqMzamYEEb1KTGEU2i/IkPFU6+o/KaA",
  p256: "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAELW3DzIao48y2M5vlr8Q0u6xny5z0iCcG2mm1XwzOPsyxnFoJ19GbaOh7yinR6UpubcyWQYTQ6lPHvReDZ1uawQ==",
  p384: "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEIQX3ofETwCpg2noC5ElHDYlIDqMIdpmHLNmEDE9XAfJm+DcFgwS4vJV9Px/IVjBOQB6rxpaf2OydNRU8kmbfirw8NMJjZh5XL1BXt5P6WjO7s4CqCxA1JNY/gblK9c/e",
  p521: "MIGbMBAGByqGSM49AgEGBSuBBAAjA4GGAAQBftkoSWS0ZhW5Rzth7wzORRToZTUvFEwy4NBABmR0vs1xBltA+7bmYwrChY2tW3jSg/P298+3acrmPvZ/kxPVYBYBPa5isHsY91hv5V2FSEJawvS2+rGEsGGI+MNH6uPrzs7lnw64ndyDoHqFEeONdXRB3qDLbAPkIZkuPBj2nm8SVPo=",
  secp256k1:
    "MFYwEAYHKoZIzj0CAQYFK4EEAAoDQgAEQRKQAFkyx0xKP8e7exZLzzOwmt2O9iJvc4KDIiUvBSiMb13o0wqouknNyHGrYmpfTpVrfUL21PR5SXqBYuBrVw==",
  rsa: "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDFSsUez459bWTQbmxMAbJyzSyEf5QpUF1Z1/ZK/c2hlB5DeGiOElChvyfX3jHJKDQ2xxUmy1JCAdQ8b5RHRX3X8UtcRDUOqxVzvPmhNlDB3LCUOQ8HBsDLpXtFBUN+swWEH96U5DeAkVp91yCoCtZBSuxNPkt5gQTXwnfx+Pza8wIDAQAB",
}

/** Raw signatures, base64; ECDSA as r ‖ s. */
export const PROBE_SIGNATURES: Readonly<Partial<Record<SignatureAlgorithm, string>>> = {
  ed25519:
    "sKG5kKLeMts3nmkrDLUMstT0QYKnKFkk94/Cue95GPH2X5+dM8ys9VRDx3vbsKjVPRrZlmvGaoJL2YOuvZkLDQ==",
  ed448:
    "+6EmJoI6Nm7TbrIlAGjboAadBCsOL0J5aQL4G2eMMqQV7rKw2u89ZjIEp8ilY9Mmm41V2p2BeiqAIBTSpqR5jtsCWZxon7/8jqQ2As93tjmgFuNWAQpqoO2wqGMYxcQR9wma8LhZFgjxrwHY7ayN4RUA",
  "ecdsa-p256-sha1":
    "nVx7EuN69B5xXnlqE0JyjDGSMor1+kV1EokCuWI04gomQkxUj3w+jt6XE9h951yL3J8ExbWZqgcXYiDacBTP8Q==",
  "ecdsa-p256-sha224":
    "6H5TFlEiVboqpmDLa2iWlmliNujk5aciZPTMOUlDNXmwIrozTlZQEANW9xkO+d1Cm8RxXR5qoiWkKc47MFJM1g==",
  "ecdsa-p256-sha256":
    "jhIqbt+SRJcIFcVmlub32Edd5ESfxpmJ4egrBdm5AlfDVlCjnlYw0FcnKdU9hBRhPP2IdNQ6Qdwr8ma3NJWFIw==",
  "ecdsa-p256-sha384":
    "Kh7yDRgtYq0vvy5oqzGWFmhRVrintoBsySIZTy2ZpgOovbfzSkjx1fPjGoQZQKS0ABjM4E7p41+bYFy/TCl3Lg==",
  "ecdsa-p256-sha512":
    "r9pxtI8mvDqLxFCzg1TX+ChYd4AhANqZ+5B5Zt/o2+5M5d2dhw9NgeX5gvOMRrkqxLj6YXf9uPXHkQWlXxklrg==",
  "ecdsa-p256-sha512-224":
    "yaxZUivzZRgM3kDX1vzUxgVyfPIMT7jTst7Ll9Yf8glzeyHL23xiWE6xJi1YXV8BUd/xGB40VdtZRFkRfwH2yA==",
  "ecdsa-p256-sha512-256":
    "NsCxVSkRDjR23U47ps7bXSF6N7MznfRZYEdI/39JfturgFw0uJ7VdpDSlgcIRLA8g/PRWeGEwfCcYd+2YjQqoQ==",
  "ecdsa-p256-sha3-224":
    "TwtwcYcnu3cAjorj1ATHgKvFXS/T4QsyluC591aokVnBtegsOAAtqJBlyldmHlYixWuI9t3pEaN4Ed5vGYYMRg==",
  "ecdsa-p256-sha3-256":
    "SzZd7mf4JGpBjTRCTqdN2v/tw5oC444G557wTVUSKcIhepFdGhEK6rTxGDYil9Mvnjk9xX2eyOxkjE/k8b6jWA==",
  "ecdsa-p256-sha3-384":
    "2YEKZNHEA36DaBasx6Pbgaqg0jPsV4l7KrnFk3wJ3beiRnqFDZzljZLukUPhIacs0qSanhRGdGO9wd3Z0kH0tg==",
  "ecdsa-p256-sha3-512":
    "wlE8SFq1L+8pppnBd14625tABpIa8hFCHKjANwYyPLx3aihMUueyvvw3HiZGIatWtqG8Vr8EdgvcMccS9I4xkQ==",
  "ecdsa-p384-sha1":
    "XNdqybKLCyJwDlSZJjtBdF4aa4WDYjdsaUSVvbjO2BbRDO5C0CnkQcz5OwaXTmherIZRcYPDvHigJwurvjuFrlMoVLcT8XiXimarWUzyiUzeXtT2LXXDXeERIqoHacoX",
  "ecdsa-p384-sha224":
    "QnlmotNDGHHTUl/yVIFlc0emgA/CH+VQkxM9ChwwkwLs6C5aNOZJ8CBrDlzG0D8FAmQ1OC7ZNKeADW/SMMlKfNj8pIqNPWPY3SAB2o6jKP62u0sO5I+SiuNtETwfgadx",
  "ecdsa-p384-sha256":
    "7kJNa0z9xhBZ+9dQyU0umUJmN0uqEzusUhulKONBKCrPrBX9d3XnMdoeoKL21Gti7cWhX1BtPdh6R4uAWX0rPTJaBCJ6tLBQzfzRFS8ojZY//eKK0Bpvzo4BM4DM0Fb7",
  "ecdsa-p384-sha384":
    "Cbum+gsB0wN5gKwTPkQPVKJrKIz5PzgrCiT5ueiGtV8xNOn8joAw/cLsN7PgtIu2U6FpWpL3HCLDJD14YT+3JcB11OdUwQjP8HwjiM5OxYGA4IGfa3a3EbC4Y/gZLrJ/",
  "ecdsa-p384-sha512":
    "TbymgH+L7Kp0oAVtubjAF+A8ndZ2ue2IQ14UsDRhrIBZ6ESmjRtdIZBeUrtEw3rFweCet05TZ60k0ATkr/VH+Oo1WFIkWMUrFBV4bvlB4bxn57xOP/v8++i04S2qRa7q",
  "ecdsa-p384-sha512-224":
    "DBoWZYmybdW9wb+vsEjLlvDGlv8Y6oj7fbYTzICkfcER+7Dny8blb15uqPpdr70/0HOJcjzitMiZhgksS1u2aNUKRlE6f1vfCNJLo/QAjU+cFV0t16Sm4Iw5/Iv1pJcf",
  "ecdsa-p384-sha512-256":
    "bEabnNvXJ1IWzMbg/b7P1bba3JtP8iJspK4DTTNoibH75mAMSsyOaQLP12epf8LWRJjlhui60BQnUWeNt4ocH074QY1xrKrQQ57ZHyjXpbO8PJWBPx6+VnFDX6IwjqN1",
  "ecdsa-p384-sha3-224":
    "4Hsw+QCi3B0b0YwvhX2F3cgcFTnga7uJkVvPevD4yEcWV9yE9TD38Vp1ys1mRIegMJQ+C2iUQPnZ92KbjRLr6y5r2wJ0GdNin+veUabXRToRogI4664WGy6YFr98DhDq",
  "ecdsa-p384-sha3-256":
    "rnQytbRhugopmEXwrIlT1Ey4+MLgpGbxapxmBsiW/H5UBLLsvXspggONaHSdiceV2GP/apKXr4Wljj1Ln+sG50s/se9HkLzyC2bXhlC6x4wB1xSycyMFw6uKS/OtKLfQ",
  "ecdsa-p384-sha3-384":
    "G/H9Jc7nWxBVc8Y2WaAUdASY0J9lszPs0UkgpKgIqI7frU9Mb+DUHiRlu8IiG12ImpYhk36MI84SsC2IRJO8t+YoWm5+kxf89nWbvLlb20idw3cCxCgVC8oaLXc+rr2U",
  "ecdsa-p384-sha3-512":
    "QNL78B+SbPFGE3vOTgw2UAESCx1oxxOmXmLXPPbiceqYsmHPzqwtVPc0utwHsltS0yqV2ms6vLbOdJLur4yiISqS7h9I7syt1BYJn1mGeh8zvIzrk094OP2wC10X2xIN",
  "ecdsa-p521-sha1":
    "AbBPXYMaeL8MT9362huRbS71T6oROr1u9uPzwVUakns1voWRFynwkB5omfplzuOIkXSr8PIYEZ/wd5WqfD4F81x5AFUqd65cW7Yny/5Lxz25vfsU8o8vLVBYF0dg/t1N3zUxcsinz1cpoi4ttpSNk5B++fG22zM7BAv3dzIVIDgUMbQI",
  "ecdsa-p521-sha224":
    "Afso8LBqnE715/JiB5N2CftD2s7ci4htPinhx8TB5erfGuUoSPRFdAc5FHcO469OI0T7xESHKSqyA+DMB2IINRCzAJ5sIcl54hqy2+5Qj8onsBeWP8fEOBF+ekPjBqj2OM/sdHRvhvZcc838y5yEH/XYBKxWGcea+4kVCJfguS4k/zoM",
  "ecdsa-p521-sha256":
    "AHbplbhqVg1czSUJGRW9F/4v0/kGs8oE4vjH8rlmkBMg7aS/75i/BZxyiAtxQuHn70uYNRSgtDBkRmLBeSb11ca8AFpsxjnQxWsHEnov7TETJv7frNChCn9jE+j7MZiitdpek+HmG5iT8dT70kiNQW2scFWwA8wNLqRt5+AUSskd+Zxy",
  "ecdsa-p521-sha384":
    "AcTHq6CHIYbhY/qYCWfp5u5o0YNixGvjQCuxQIfZlsYx0+nMxCt91NLGpJd+ZcXRCTp3k65v2lkGfiH1hYInTNwcATZtgnnUytgZqj1L6m+ZrnV/HzVWb7RjwczoM0NnMNeqqCH/aGv0gH4UrOzPrus31g+ZNxdqOYsP2knvoaYUPC2v",
  "ecdsa-p521-sha512":
    "AHO0TBQOcPCLM6PK/YjDGOmHDavqIEPSi74xveRGaH0m38RsWATy5r9/sU5XC0MVRIAl9kPtahZ+gRnj1bVQ6Va5ATPTxF9DPInuPJSxvyUGIEXZbKz2Y4saB/TefUL9QirKDlSQlKlMHv50DjP2AwtV2ua7xkINAzUp6BpFPO5evrnw",
  "ecdsa-p521-sha512-224":
    "ACxJO/CZQg5ALN1/tfXDPAPzAozUvKFShNTtM03fLbhJbmcXuHqUPq81O8cWdQYcSV+SeWosZ0BUhVerD/exgoXMAWPM8oqiRkHrlLNN4b52FbrGH+FiE0JlPKQpZGw2t+n1DPC1JtZPDEMFYATeQwtDhInsl3SB9aO7TuKnVuO4DZGp",
  "ecdsa-p521-sha512-256":
    "ATGBcR+ZUDUv/yhUjS7C3CuPHnTlaZgHzAoS92PRABRFGJCESxeeQaTkhaZWy9In0bm80GNYQKlDliYNl6IqHm2kAD9BM9idSbcAknBjEzPa1y8spASrH0ySmnLKv8o1zObapOwsaZLcfsL/6Riy6Kac1DHgwH7hgRmtlYcxYJCK59dM",
  "ecdsa-p521-sha3-224":
    "Ackp27KmpwnSAN4Z9sIYuJ+kBsci8bQgOiiOu8HnfFkHz0CMs4ms8AviUZxiV80NXBIsfjgDrO1jpiv35zrsqTJpABb0N4dIwE5RbGUDQN9JY57MN2GarKjCGxLJd5RMEN6zh8kyomiwt0bryXdrvwCCKvZDjyRnSuAXAmUSP9J3WaQD",
  "ecdsa-p521-sha3-256":
    "ADjcLGk+VBc6kT7cvwVUpJCW4XyeOdYwkUdsAi/MkoBAtYTxokEhOIHwzzwGSvTuIRHbcJM+qt2wyEhSTTqQXm0RAPslYbi/eKpusV92e442rBOGL1mxq51kKytamVqpF03o2fxJslLnbvtKQxH4qLFlivzMIEa7R7MXyyIhxJMu9VaT",
  "ecdsa-p521-sha3-384":
    "AVmuJsugLYOSxEAyTOy1mlM3VKf01piR/THGRVvCeKsTWDoJ/3bPLIPsAlMP9J8dJ1YusnMIoxZ097BYU1cwJz9ZAArqEac1g223CGga4fyh6EjsbrwEM9T5EGKN3+vpLfu0fbHbRkHOx+dQISbKq5gGkQyy1krpPGiUUdRFJvPe/Tfo",
  "ecdsa-p521-sha3-512":
    "ACR2iXEGIIE23TmoOajitmzqoNU/ztRx3Sdj0uiPDPW+47p6l+iqjAHHsK6jRsyoYDU145T456snu9GZVFaMf3BcAJwdStpp/H8ntaFBb7hcaF7nm039TSkrkip40KYBs3PzLZYOZiOQPMVl6MIsWzFs5LY5cp6LVCkJNSD1al0y6d1m",
  "ecdsa-secp256k1-sha1":
    "4ZXdX9gLc2WxDWSdag3LgDQhzdB2Lza9ss5YBkWFsgrBF5ZhglgDcoyNVDyTmsd035dEpPGByxUV68Civdi0rg==",
  "ecdsa-secp256k1-sha224":
    "hJIrT7qx7jKrU0P8YbKWoPwmk0DCHRvECbdRorLNzqaPwUaKbKXp2Rg5GXVsim9Pm2UqkeGvvOcUIhkXJrQ+Ug==",
  "ecdsa-secp256k1-sha256":
    "j2TSZe7eMwgb2DOlzOi3/dDltOfXeo7hhdhff5tJCl/CGLQPsHp8si4UYqdy830e/CazUyBX6/elhs6yQwUGCw==",
  "ecdsa-secp256k1-sha384":
    "A+WBc33QW5j3pDBYo0q9oqa8UwSfJ8g6tOU3Esl4x/kXbpF9F1rSNTjyfsGTmqzwGndMdrYzv2dNsHBCUSVBrQ==",
  "ecdsa-secp256k1-sha512":
    "B3ulLchZ0kkSgzAVyinnl7OsXaaaKskjo8Q9MeaSqKWrmZgy61bD/MykySpUX0ggfpGUxk9i6l9UmlggBWjVzQ==",
  "ecdsa-secp256k1-sha512-224":
    "Be7fAkLyJ5MoDNX/I+Gmk3RvV+WGeQjA20q4SMujqDcW9KEWE8AQkG+8qNlLMDmYCkfpzpf9BIzgoqW8Y0SkAQ==",
  "ecdsa-secp256k1-sha512-256":
    "JtRAMOfAdz/4aVtVQQ8KHsr54724Un6ZXVpFo+Mdpto6bAkY4On3GB2JxYmEpVUN/chKthLjAf7+3Q7R3RXfJA==",
  "ecdsa-secp256k1-sha3-224":
    "8BUE6uTMVfTSAEZOo3NGcfmQKL3503eZbPnzOq8iDd/OZKI0vMVm/or1amDtr6sExoohEJeOwbsF9lwL1Y14RQ==",
  "ecdsa-secp256k1-sha3-256":
    "GBapGNN7r4DphyxAy50Tcdst4fDqPTbbqtRz9s7JyvjuvHUMjoU0zOLmnptw4gmYhO5evo38ZQHkRlCe+nQIMQ==",
  "ecdsa-secp256k1-sha3-384":
    "zUJvFS+UathFAL4SJJfIXkjLlWE1Gx4Y+42IIZeKemfEfvPqj07Ts32lPfY0WmLsf3Y8ofidMhDviZtghPHbUQ==",
  "ecdsa-secp256k1-sha3-512":
    "NZ2nk+sRWx6tnnCFxdmjoELo+j+iWD399QNLqXXEQOvk3bJjvD9cBQctqgCf2mbcu4+tTDC7hRHU7NdDKqQRyg==",
  "rsa-pkcs1-sha1":
    "peBJ0nLXWvaj5eo0gS3GCDa1SICAhNQyl0RHPBQEDIVl4NjDrX/0no4y4vOUb0PwRK4LzkxdteRts0m6lhNeYPiqVUohrEE18z6zbRScmxov54uBnUZoXabFbTO6NEtapwUp+7bn5mYoexqX0trWsFlaZU0DEtKJDdnwiR0lCkI=",
  "rsa-pkcs1-sha224":
    "D13/VHxtPu3Fv/rApXUCLhsGhwohdc0fl1nQWip+/PcAf0YqdHdq4Abmli6V/jzGLrZ2sHF24aGf2rk5vTtYG1PjhgGVo2qy4H9P/e70+PuMC8vvuHif5LN3HJOU+UYHp/xtwn752GjUPnKWMPaytl9N7qyIo173zW7igrLf89s=",
  "rsa-pkcs1-sha256":
    "BO6MgZbLxEeD2aU5P7vhDh7oWR42+g30uYgGyu/rWFBtZncEWfSx45JamAd6XM7lpvY5en36IFrIKE4hHqORuWHhXepLJCc//86d7Wp+9bvqtEnwNMkR+ZafOhtY+L7FUYpdSWNUm4B2FSToF5H6ARC4vEmUSLPbxaEMMiGUNbg=",
  "rsa-pkcs1-sha384":
    "DVNPIw3IZwItCkSvT0Rt5f2AUZkKuW0gtdP9I/KyocTArS7RwMIMHHiOKpgi1fo48uBJoa36ol9O4m6ZN2eZPxfXfd8gf0CY0QzEmP5zsPHDgTLoCAzMnJ3tINoNlOEBEcyvpN9G71iLJNufkirDeVZGiPs/T+96ZT+PPw6nOIE=",
  "rsa-pkcs1-sha512":
    "iHv0j5FC2oSFwQskbxyfFBwtr/+61yD0aQnZkvrBqchIpF2QDGgMxfe/DFAv5JzHIfv6uI30QZdd9z335xpcvjFqD+NojFmJacd6DUP9nq8/Uv+t3y6pX9LD9xYeUzwo2xK6zxMrEgQ1nDyHyM+WZZqPvePHamH8m9GztgdxomM=",
  "rsa-pkcs1-sha512-224":
    "ksS+3lx53tZPe8hBifdGFxneYgUosXKafaxXlra2G0duiSaseUdM2wcP5+WYpC02s3frUtoUc0mKYZzogFWPKZzgQxzDWM7C+9kTxP2DXeqvWQxizUUnrSKBFcMcI4IgR41Ff05bjZGFN4mefH5rvyMSzDs+SUuQEoBXaDn/vA8=",
  "rsa-pkcs1-sha512-256":
    "kfT3EUap1syYiWy32XKMd17A/1DL/j7jlbr0Hm6k+HJKg/oKMssWVZ5riYlPwNouLvkPOoHRaVQfYUARXgLXwPZTL1mZjJwq774R+u62urclrn1EEHn8jSTCFlj0XYVtyVEUB2uQLqHyomU15RHWRthynIzoZyiyk/ngIB32+y4=",
  "rsa-pkcs1-sha3-224":
    "rJP4hz+GHSNUYNsUZKtpJwTWiAfiFuBvmvNg5I9pdVBqaQDG4VHchaS1Eg84viUi34XV/5VytaU8l7RFY0hLxNfR1xfXt/CmV9PNzgpHIhsMfgiQ7W+4lutFZ17kQeV2vr7ucsRwVQTwXcJpMtreqCrkePA5UDnO5PVj9JsaTxI=",
  "rsa-pkcs1-sha3-256":
    "fbM9Nj0nuTxuqHw+AazOqccNibTfnUtNpn9GuXZpJ9sGpJAcYkmFXF34EiOBMt5d5OGAlr66G8NjMtHFeoG55Srg4DapI1ghni6qiW3C9+CNRduyKfAP2sE6QEK5vDHRMVE5r/kkyFZ6o0KdnXDSAafUgv07s2Qy1dNiKl5zyOA=",
  "rsa-pkcs1-sha3-384":
    "faYyuia3y5S5apdI6tIydWfhGmLZb4OIHsFye9k5HFDp+Z/xHJj/xhH5LNtASo9p9L/RmPO52FpiQS7GCJlcai8Hw6P53B23LiXKzvRpUXUO+OY9UPbpWugKCFbT/rFw0HW+7xbHWJEuysm6WDsGcUv4kyWds7v8bZLvQfE8p+E=",
  "rsa-pkcs1-sha3-512":
    "lt6x3oFkGCQjwXpmsHgg30NtJNz4dgu7WcLtYRHwHke8oZ2TPGltSxc0/E/ptk4dQ9BDs0ls50QSu2RYs4qFBWQ0rJfXn5DNdc76qd5KXowz16HR3KrfaMM/bdyoFG+iWyedQz0P8dZsNmaXS5V1zr0DUbTRwz0TwwXZ1h8KoM8=",
  "rsa-pss-sha1":
    "qJIaFgZ7asB537ELvBAIUFjJvlcJaPZiwfLh1SaI0GwiuVmccXyOh+J72WkYf02Vr467G89tCyKvEevUhDWTRVpC4oe9ZJUgicLkTomKuv6pUN43+iGnokfwvTMrRYLG7rNP4BZm1bTDCzZjIs64rcS7QJHD7F1dBf+08fmaoJo=",
  "rsa-pss-sha224":
    "FaJr673JNnKnyht1EIOimNA/8GMSBOYCh/UbIiHYNj5CdLKmWzJks0okhkya9LM69oqJ6Dp2vb4V2hyHf55g3YSrWiL/2d9M5WV4GZ+ZIXKhjT2PIA4DC696O/LUeUh4IVzyTiE4NEGtwt0LYdbUrnW1weKrQJRlBU03ffB3pXg=",
  "rsa-pss-sha256":
    "ArluFhbDp+tzi+8ucGpZ/ao0VWiXlZFT/pDurRU84HSfp7AilYR+/v5Wxjuq/jcNcbqEc+nzge9HHTXpy6OnATRSqSvptntktLnY+KaXJivzjS5jTGfqYYw528G1SZ87coiVbzguabOrLKINg6QlcnPxDVRs9Vvvp1uao+aq+UI=",
  "rsa-pss-sha384":
    "bLFkKR/0tptyzxL9pXeAk192x9fkrzm7Iyf87+7gznLwpYCRkMlD1lCnPXJws2JmMKze5YDEav4IM5dg9IOYczlDMVNU5hPltRaq+uD/10xDk0Lc8JRGOuyHg/Dsw4DBMCjlCF7yqd/aZAP3KHsiDKMhcr4ZnKPlicvOnqrO5p4=",
  "rsa-pss-sha512":
    "iF8hH2HNNbZci23Oes/FaurrdALFVqSH3wNSWD85Obp6NhEdxnu1uvFOzwqpHdUpntdtWsEBx3aSFWr3PE2LkpD2Xyl8xkkXiYkDgr4ueyuVMoi/n7uqWeIcug1FNblnyNEeB4Sjk90q19C7Uq2hWP9sAcAna6my+sEzw2pJPhQ=",
  "rsa-pss-sha512-224":
    "vnuoQjdsUz8D/OwrdR99Lid5XJcWwvdQroghSUqddc2K1iZcuGkkQ9A9gmHkDvTuSkEAS9SGjgIBXyjuSXohBWemaLiH5h93I0U+3bhBB8gxnU1jPeWSswPEUbL9FK691H7/kATrAwcbq59yPl9HcGHsrzr0Qp1lyNvkkfPdWu8=",
  "rsa-pss-sha512-256":
    "EMDlSh0ISn1fGcFbEunBZ0F3Qe45y44LpRHN15YPaQQE1X+gfPzL3nIC/xegYYRHlAbFf+vrZgwyTO4V88UuXLMWzlk9jUVLKcda4mda6iLFXc84hLvq5ZatIS7MZc2SX6156hTamL2lsA5kow9HlfuA+LDWOC7wN0CLIZ+Jf3Q=",
  "rsa-pss-sha3-224":
    "CKP/JisHm9ni212b1zHwugdl7IK1P5LWoEXO4iGFmFWOwRq7coK7L0sXy/RHrYcFhxg/5kLhOl0Oz4KZtra4ra+YTcweEWp0RuJn6NuBjWsB0NFMZaXO87Ya08tnFkAqa25QK5bU6tZvj0dPrJCm5FzLJuFclHyBfEt72WoQ0Y0=",
  "rsa-pss-sha3-256":
    "aC2rJbtmqrNPt1vO9fT+HUkWZerCELnP10xOWOZBuRi/4sGhA2MvwRvoUo9TNbfKzZKnmc8LH496Be6TWO5XMB+xelUf9JeNadqqn+cvIqt+NVYFbZBCDULNVZ8QJr4p596md+/D/u1sJRZCy0dyG5d59t90GjGyTTCf6Qeb3VQ=",
  "rsa-pss-sha3-384":
    "nknRPxxZjuAQA50d80+vlWSgNp034FLyz6YAaJzG94E9XkPUezhHjJ1iOiYl4pCk+4lTavKHtVui9h1ETlkPHaT3D6e7j2EBFupPgTeK1FF121eAsD9f/tf2aY4DVacldjuNpzx0gaZzoDririv1NG+dhHFCqfYNy1tA9FA7HiI=",
  "rsa-pss-sha3-512":
    "RECGV7OV2UM3ovnhKaNXBjnNfzp53TH9l9DiFP0N5zTrpSWcsbbtry9IWDko6lZ/hdGmz4/rIrUJx1zRtV9Rht8e/QfSnHPj7pYhPYijy/BuUPAFHORTp5O4zgRUe+QiuSjTvQuzYcsMa3/ugkqO7Ag5GZoqttMgcx5oUT0/dIM=",
}

/** RSASSA-PSS with SHA-256 whose mask is made with SHA-1: that the two may differ is an ability too. */
export const PROBE_MIXED_PSS =
  "QPhYfnNizkderWt8mCB2QgsTw7m4E6cA4yTXRilOR9EeK/pvQEuplrn0YwDjr2uuHckFhNYCry3Sy9jizRPmZCGkjA4QWkCVbY24eOYRClBcu1e6nxJtDiXE2cqa8JAq1MP+0dHZnHobTU7YEhCZVoowN9pA52LxhQM1moQtOlM="
