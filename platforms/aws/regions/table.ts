/** What AWS says of one region and of no other. */
interface RegionFacts {
  /** Letters of its zones as an account of today sees them. Default: `abc`. */
  readonly zones?: string;
  /** Route 53 zones that aliases to its application (and classic) and to its network load balancers name. */
  readonly balancers?: readonly [application: string, network: string];
  /** The account that writes access logs of application load balancers, where the region opened before August 2022. */
  readonly logs?: string;
  /** Route 53 zone of its S3 website endpoints. */
  readonly website?: string;
}

/**
 * Every region that botocore 1.44.8 or `aws.Region` of @pulumi/aws 7.48.0 names. What is absent is not published. Read 2026-11-30. Sources:
 * names: botocore, data/partitions.json; zones: AWS regions and zones page, moto 5.2.5 and public plans; balancers: AWS general reference,
 * Elastic Load Balancing endpoints; logs: Application Load Balancers user guide, and aws-cdk-lib 2.276.0 (region-info, ELBV2_ACCOUNT) for
 * the isolated partitions; website: AWS general reference, S3 website endpoints, and aws-cdk-lib.
 */
export const regionTable: Readonly<Record<string, RegionFacts>> = {
  "af-south-1": { balancers: ["Z268VQBMOI5EKX", "Z203XCE67M25HM"], logs: "098369216593", website: "Z83WF9RJE8B12" },
  "ap-east-1": { balancers: ["Z3DQVH9N71FHZ0", "Z12Y7K3UBGUAD1"], logs: "754344448648", website: "ZNB98KWMFR0R6" },
  "ap-east-2": { balancers: ["Z02789141MW7T1WBU19PO", "Z09176273OC2HWIAUNYW"], website: "Z064739330DAH7WJVOO93" },
  "ap-northeast-1": {
    zones: "acd",
    balancers: ["Z14GRHDCWA56QT", "Z31USIVHYNEOWT"],
    logs: "582318560864",
    website: "Z2M4EHUR26P7ZW",
  },
  "ap-northeast-2": {
    zones: "abcd",
    balancers: ["ZWKZPGTI48KDX", "ZIBE1TIR4HY56"],
    logs: "600734575887",
    website: "Z3W03O7B5YMIYP",
  },
  "ap-northeast-3": { balancers: ["Z5LXEXXYW11ES", "Z1GWIQ4HH19I5X"], logs: "383597477331", website: "Z2YQB5RD63NC85" },
  "ap-south-1": { balancers: ["ZP97RAFLXTNZK", "ZVDDRBQ08TROA"], logs: "718504428378", website: "Z11RGJOFQNVJUP" },
  "ap-south-2": { balancers: ["Z0173938T07WNTVAEPZN", "Z0711778386UTO08407HT"], website: "Z02976202B4EZMXIPMXF7" },
  "ap-southeast-1": { balancers: ["Z1LMS91P8CMLE5", "ZKVM4W9LS7TM"], logs: "114774131450", website: "Z3O0J2DXBE1FTB" },
  "ap-southeast-2": { balancers: ["Z1GM3OXH4ZPM65", "ZCT6FZBF4DROD"], logs: "783225319266", website: "Z1WCIGYICN2BYD" },
  "ap-southeast-3": {
    balancers: ["Z08888821HLRG5A9ZRTER", "Z01971771FYVNCOVWJU1G"],
    logs: "589379963580",
    website: "Z01846753K324LI26A3VV",
  },
  "ap-southeast-4": { balancers: ["Z09517862IB2WZLPXG76F", "Z01156963G8MIIL7X90IV"], website: "Z0312387243XT5FE14WFO" },
  "ap-southeast-5": { balancers: ["Z06010284QMVVW7WO5J", "Z026317210H9ACVTRO6FB"], website: "Z08660063OXLMA7F1FJHU" },
  "ap-southeast-6": { balancers: ["Z023301818UFJ50CIO0MV", "Z01392953RKV2Q3RBP0KU"] },
  "ap-southeast-7": { balancers: ["Z0390008CMBRTHFGWBCB", "Z054363131YWATEMWRG5L"], website: "Z0031014GXUMRZG6I14G" },
  "ca-central-1": {
    zones: "abd",
    balancers: ["ZQSVJUPU6J1EY", "Z2EPGBW3API2WT"],
    logs: "985666609251",
    website: "Z1QDHH18159H29",
  },
  "ca-west-1": { balancers: ["Z06473681N0SF6OS049SD", "Z02754302KBB00W2LKWZ9"], website: "Z03565811Z33SLEZTHOUL" },
  "cn-north-1": {
    zones: "abd",
    balancers: ["Z1GDH35T77C1KE", "Z3QFB96KMJ7ED6"],
    logs: "638102146993",
    website: "Z5CN8UMXT92WN",
  },
  "cn-northwest-1": { balancers: ["ZM7IZAIOVVDZF", "ZQEIKTCZ8352D"], logs: "037604701340", website: "Z282HJ1KT0DH03" },
  "eu-central-1": { balancers: ["Z215JYRZR1TBD5", "Z3F0SRJ5LGBH90"], logs: "054676820928", website: "Z21DNDUVLTQW6Q" },
  "eu-central-2": { balancers: ["Z06391101F2ZOEP8P5EB3", "Z02239872DOALSIDCX66S"], website: "Z030506016YDQGETNASS" },
  "eu-isoe-west-1": {},
  "eu-north-1": { balancers: ["Z23TAZ6LKFMNIO", "Z1UDT6IFJ4EJM"], logs: "897822967062", website: "Z3BAZG2TWCNX0D" },
  "eu-south-1": { balancers: ["Z3ULH7SSC9OV64", "Z23146JA1KNAFP"], logs: "635631232127", website: "Z30OZKI7KPW7MI" },
  "eu-south-2": { balancers: ["Z0956581394HF5D5LXGAP", "Z1011216NVTVYADP1SSV"], website: "Z0081959F7139GRJC19J" },
  "eu-west-1": { balancers: ["Z32O12XQLNTSW2", "Z2IFOLAFXWLO4F"], logs: "156460612806", website: "Z1BKCTXD74EZPE" },
  "eu-west-2": { balancers: ["ZHURV8PSTC4K8", "ZD4D7Y8KGAS4G"], logs: "652711504416", website: "Z3GKZC51ZF0DB4" },
  "eu-west-3": { balancers: ["Z3Q77PNBQS71R4", "Z1CMS0P5QUZ6D5"], logs: "009996457667", website: "Z3R1K369G5AVDG" },
  "eusc-de-east-1": {},
  "il-central-1": { balancers: ["Z09170902867EHPV2DABU", "Z0313266YDI6ZRHTGQY4"], website: "Z09640613K4A3MN55U7GU" },
  "me-central-1": { balancers: ["Z08230872XQRWHG2XF6I", "Z00282643NTTLPANJJG2P"], website: "Z06143092I8HRXZRUZROF" },
  "me-south-1": { balancers: ["ZS929ML54UICD", "Z3QSRYVP46NYYV"], logs: "076674570225", website: "Z1MPMWCPA7YB62" },
  "me-west-1": {},
  "mx-central-1": { balancers: ["Z023552324OKD1BB28BH5", "Z02031231H3ID6HYJ9A7U"] },
  "sa-east-1": { balancers: ["Z2P70J7HTTTPLU", "ZTK26PT1VY4CU"], logs: "507241528517", website: "Z7KQH4QJS55SO" },
  "sa-west-1": {},
  "us-east-1": {
    zones: "abcdef",
    balancers: ["Z35SXDOTRQ7X7K", "Z26RNL4JYFTOTI"],
    logs: "127311923021",
    website: "Z3AQBSTGFYJSTF",
  },
  "us-east-2": { balancers: ["Z3AADJGX6KTTL2", "ZLMOA37VPKANP"], logs: "033677994240", website: "Z2O1EMRO9K5GLX" },
  "us-gov-east-1": { balancers: ["Z166TLBEWOO7G0", "Z1ZSMQQ6Q24QQ8"], logs: "190560391635", website: "Z2NIFVYYW2VKV1" },
  "us-gov-west-1": { balancers: ["Z33AYJ8TM3BH4J", "ZMG1MZ2THAWF1"], logs: "048591011584", website: "Z31GFT0UA1I2HV" },
  "us-iso-east-1": { logs: "770363063475" },
  "us-iso-west-1": { logs: "121062877647" },
  "us-isob-east-1": { logs: "740734521339" },
  "us-isob-west-1": {},
  "us-isof-east-1": { logs: "091100254016", website: "Z03373031FTGQH4MNG6ST" },
  "us-isof-south-1": { logs: "412137745753", website: "Z03376072I8GXC2DXUFXI" },
  "us-west-1": {
    zones: "ac",
    balancers: ["Z368ELLRRE2KJ0", "Z24FKFUX50B4VW"],
    logs: "027434742980",
    website: "Z2F56UZL2M1ACD",
  },
  "us-west-2": {
    zones: "abcd",
    balancers: ["Z1H1FL5HABSF5", "Z18D5FSROUN65G"],
    logs: "797873946194",
    website: "Z3BJ6K6RIION7M",
  },
};
