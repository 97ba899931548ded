//! The places of a filing that a rule can be about. `build.rs` compiles this file too.

macro_rules! fields {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),+ $(,)?) => {
        /// A place in a filing. The first eighteen are the contract's `Field`s: texts that can be checked as they are typed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Field { $($(#[$doc])* $variant),+ }

        impl Field {
            pub const ALL: &'static [Field] = &[$(Field::$variant),+];
            pub const NAMES: &'static [&'static str] = &[$($name),+];
            pub fn name(self) -> &'static str { match self { $(Field::$variant => $name),+ } }
            pub fn from_name(name: &str) -> Option<Field> {
                Field::ALL.iter().copied().find(|field| field.name() == name)
            }
        }
    };
}

fields! {
    SubjectName = "subject.name",
    SubjectCertificateNumber = "subject.certificate.number",
    SubjectCertificateAddress = "subject.certificate.address",
    SubjectAddress = "subject.address",
    SubjectInvestor = "subject.investor",
    SubjectRemark = "subject.remark",
    PersonName = "person.name",
    PersonCertificateNumber = "person.certificate.number",
    PersonMobile = "person.mobile",
    PersonPhone = "person.phone",
    PersonEmergencyPhone = "person.emergencyPhone",
    PersonEmail = "person.email",
    SiteName = "site.name",
    SiteDomain = "site.domain",
    SiteHomeUrl = "site.homeUrl",
    SiteIp = "site.ip",
    SiteProviderServiceNumber = "site.providerServiceNumber",
    SiteRemark = "site.remark",
    Region = "region",
    Filed = "filed",
    SubjectNature = "subject.nature",
    SubjectCertificateKind = "subject.certificate.kind",
    SubjectCertificateExpires = "subject.certificate.expires",
    SubjectLegalRepresentative = "subject.legalRepresentative",
    PersonCertificateKind = "person.certificate.kind",
    PersonCertificateExpires = "person.certificate.expires",
    PersonEmergencyContacts = "person.emergencyContacts",
    SitePrimaryDomain = "site.primaryDomain",
    SiteContentCategory = "site.contentCategory",
    SiteServiceTypes = "site.serviceTypes",
    SiteApprovals = "site.approvals",
    SiteLanguages = "site.languages",
    SiteInteractive = "site.interactive",
    SitePaid = "site.paid",
    SiteDomains = "site.domains",
    DomainHolder = "domain.holder",
    DomainRegistered = "domain.registered",
    DomainVerified = "domain.verified",
    DomainExpires = "domain.expires",
    SiteApp = "site.app",
    AppPackage = "app.package",
    AppPublicKey = "app.publicKey",
    AppFingerprint = "app.fingerprint",
    Agent = "agent",
    Sites = "sites",
    FilingType = "filingType",
    PersonFiledMobile = "person.filedMobile",
    DatesSmsReceived = "dates.smsReceived",
    FiledIcpNumber = "filed.icpNumber",
    FooterIcpNumber = "footer.icpNumber",
    FooterPsbNumber = "footer.psbNumber",
    Footer = "footer",
}

impl Field {
    /// One of the contract's fields: a single text that `checkField` takes.
    pub fn is_text(self) -> bool {
        self <= Field::SiteRemark
    }

    /// A place on the foot of a page.
    pub fn is_footer(self) -> bool {
        matches!(self, Field::FooterIcpNumber | Field::FooterPsbNumber | Field::Footer)
    }
}
