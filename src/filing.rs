//! What comes in: a filing, complete or half filled in. `null`, an empty text and an absent field are all "not there yet".

use std::ops::Deref;

use crate::json::{self, Read, Reader, choices, group};
use crate::rulebook::shape::{Shape, Shaped};

/// A text field. Absent, `null` and empty are one and the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(String);

impl Text {
    /// Nothing but white space?
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Text(text)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Text(text.to_owned())
    }
}

impl Shaped for Text {
    const SHAPE: Shape = Shape::AnyText;
}

impl Read for Text {
    fn read(&mut self, from: &mut Reader<'_>) {
        self.0.read(from);
    }
}

choices! {
    /// Which of the eight kinds of filing this is.
    FilingType {
        First = "first", NewSite = "new-site", Access = "access", ChangeSubject = "change-subject", ChangeSite = "change-site",
        CancelSubject = "cancel-subject", CancelSite = "cancel-site", CancelAccess = "cancel-access",
    }
}

choices! {
    /// Where the server stands.
    ServerLocation { Mainland = "mainland", HongKong = "hong-kong", Macau = "macau", Taiwan = "taiwan", Overseas = "overseas" }
}

choices! {
    /// What is filed.
    Service { Website = "website", App = "app", MiniProgram = "mini-program", QuickApp = "quick-app" }
}

choices! {
    /// The system that an app runs on.
    Os { Android = "android", Ios = "ios", Harmony = "harmony" }
}

choices! {
    /// Under whom the domain is filed.
    DomainSubject { Same = "same", Other = "other" }
}

group! {
    /// The whole filing, under the names of the contract (js/src/types.ts).
    Filing {
        filing_type "filingType": Option<FilingType>,
        same_provider "sameProvider": Option<bool>,
        filed "filed": Filed,
        provider "provider": Provider,
        region "region": Text,
        server_location "serverLocation": Option<ServerLocation>,
        subject "subject": Subject,
        principal "principal": Person,
        agent "agent": Option<Person>,
        sites "sites": Vec<Site>,
        materials "materials": Vec<Listed<Material>>,
        dates "dates": Dates,
        footer "footer": Option<Foot>,
    }
}

group! {
    /// What the foot of the site's page shows, where its HTML has been read: numbers that are known, and the page's text.
    Foot {
        icp_number "icpNumber": Text,
        psb_number "psbNumber": Text,
        /// In the copyright line of the foot that is made.
        years "years": Text,
        psb_badge_url "psbBadgeUrl": Text,
        page "page": Vec<Listed<Piece>>,
        /// The page has next to no text of its own: scripts draw it.
        drawn "drawn": Option<bool>,
    }
}

group! {
    /// A piece of the page's text, all of it in the same link or in none. A bare text is a line without a link.
    Piece {
        text "text": Text,
        href "href": Option<Text>,
        /// A picture: its address.
        image "image": Text,
        /// Goes on in the line of the piece before it.
        joined "joined": Option<bool>,
        /// A script opens something when it is pressed.
        scripted "scripted": Option<bool>,
        place "place": Option<Place>,
    }
}

choices! {
    /// Where a piece stands: on the page for all to see, in a hidden element, or in the text of a script.
    Place { Page = "page", Hidden = "hidden", Script = "script" }
}

impl Piece {
    /// Where it stands; on the page where nothing is said.
    pub fn place(&self) -> Place {
        self.place.unwrap_or_default()
    }
}

impl From<Text> for Piece {
    fn from(text: Text) -> Self {
        Piece { text, ..Piece::default() }
    }
}

group! {
    /// What is filed already.
    Filed {
        subject "subject": Option<bool>,
        domain "domain": Option<bool>,
        domain_subject "domainSubject": Option<DomainSubject>,
        site_name "siteName": Text,
        domains "domains": Vec<Text>,
        site_count "siteCount": Option<f64>,
        icp_number "icpNumber": Text,
        empty_shell "emptyShell": Option<bool>,
    }
}

group! {
    /// The access provider.
    Provider {
        id "id": Text,
        name "name": Text,
    }
}

group! {
    /// 主办者
    Subject {
        nature "nature": Text,
        name "name": Text,
        certificate "certificate": Certificate,
        address "address": Text,
        investor "investor": Text,
        legal_representative "legalRepresentative": Text,
        remark "remark": Text,
    }
}

group! {
    /// 主体负责人, 网站负责人 or 代办人
    Person {
        name "name": Text,
        certificate "certificate": Certificate,
        mobile "mobile": Text,
        filed_mobile "filedMobile": Text,
        phone "phone": Text,
        emergency_phone "emergencyPhone": Text,
        emergency_contacts "emergencyContacts": Vec<Contact>,
        email "email": Text,
    }
}

group! {
    /// Somebody to call when the principal cannot be reached.
    Contact {
        name "name": Text,
        mobile "mobile": Text,
    }
}

group! {
    /// A card, a licence or another certificate.
    Certificate {
        kind "kind": Text,
        number "number": Text,
        address "address": Text,
        /// A day, or "long-term".
        expires "expires": Text,
    }
}

group! {
    /// A website, an app or another service.
    Site {
        name "name": Text,
        domains "domains": Vec<Listed<Domain>>,
        primary_domain "primaryDomain": Text,
        home_url "homeUrl": Text,
        ip "ip": Vec<Text>,
        provider_service_number "providerServiceNumber": Text,
        content_category "contentCategory": Text,
        service_types "serviceTypes": Vec<Text>,
        /// `None`: not said; `[]`: none applies.
        approvals "approvals": Option<Vec<Text>>,
        languages "languages": Vec<Text>,
        interactive "interactive": Option<bool>,
        paid "paid": Option<bool>,
        service "service": Option<Service>,
        app "app": App,
        /// Absent: the same as the filing's principal.
        principal "principal": Option<Person>,
        remark "remark": Text,
    }
}

group! {
    /// What an app's filing has beside a website's.
    App {
        platforms "platforms": Vec<Platform>,
    }
}

group! {
    /// One system that the app is made for.
    Platform {
        os "os": Option<Os>,
        /// The package's name, on iOS the bundle id: `com.example.reader`.
        package "package": Text,
        public_key "publicKey": Text,
        /// The signing certificate's fingerprint: MD5 on Android, SHA-1 on iOS.
        fingerprint "fingerprint": Text,
    }
}

group! {
    /// When what happened: days, or moments where they are known.
    Dates {
        order_created "orderCreated": Text,
        order_touched "orderTouched": Text,
        sms_received "smsReceived": Text,
        filed "filed": Text,
        opened "opened": Text,
        psb_approved "psbApproved": Text,
    }
}

group! {
    /// Who holds a domain, as the registrar verified it.
    Holder {
        name "name": Text,
        certificate "certificate": Certificate,
    }
}

group! {
    /// A domain: a bare name, or what else is known of it.
    Domain {
        name "name": Text,
        holder "holder": Option<Holder>,
        registered "registered": Text,
        verified "verified": Option<bool>,
        verified_on "verifiedOn": Text,
        expires "expires": Text,
        filed "filed": Option<bool>,
    }
}

group! {
    /// What has been uploaded; with a path where it belongs to one site or person.
    Material {
        kind "kind": Text,
        for_path "forPath": Text,
    }
}

/// One of a list that holds groups, or bare texts where nothing but the name is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listed<T> {
    /// What was given.
    pub value: T,
    /// Given as a bare text: its path is then `/sites/0/domains/0`, not `…/name`.
    pub bare: bool,
}

impl<T> Deref for Listed<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: Shaped> Shaped for Listed<T> {
    const SHAPE: Shape = Shape::bare(T::SHAPE);
}

impl<T: Read + From<Text>> Read for Listed<T> {
    fn read(&mut self, from: &mut Reader<'_>) {
        match from.begins() {
            b'"' => *self = Listed { value: T::from(Text(from.string().into_owned())), bare: true },
            b'{' => {
                self.bare = false;
                self.value.read(from);
            }
            _ => from.refuse(json::NEITHER_TEXT_NOR_OBJECT),
        }
    }
}

impl From<Text> for Domain {
    fn from(name: Text) -> Self {
        Domain { name, ..Domain::default() }
    }
}

impl From<Text> for Material {
    fn from(kind: Text) -> Self {
        Material { kind, ..Material::default() }
    }
}

impl Filing {
    /// A filing from JSON text. What is no filing says where it is not.
    pub fn from_json(text: &str) -> Result<Filing, crate::Error> {
        json::read(text, "bad-filing")
    }

    /// Does a person file, and not a unit?
    pub fn is_individual(&self) -> bool {
        self.subject.nature.trim() == "individual"
    }

    /// Is such a document among what has been uploaded: for the whole filing, for this path, for what it lies in, or for a part of it?
    pub fn has_material(&self, kind: &str, path: &str) -> bool {
        let covers = |at: &str| at_or_below(path, at) || at_or_below(at, path);
        self.materials.iter().any(|m| &*m.kind == kind && covers(m.for_path.trim()))
    }

    /// Is such a document there, for whatever it is?
    pub fn has_any_material(&self, kind: &str) -> bool {
        self.materials.iter().any(|m| &*m.kind == kind)
    }
}

/// JSON pointers: `/sites/1/name` is below `/sites/1`, and `/sites/10` is not.
fn at_or_below(path: &str, at: &str) -> bool {
    path.strip_prefix(at).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absent_null_and_empty_are_the_same() {
        let a = Filing::from_json(r#"{"region":null,"subject":null,"sites":null,"principal":{"name":""}}"#).unwrap();
        assert_eq!(a, Filing::from_json("{}").unwrap());
    }

    #[test]
    fn a_wrong_type_says_where() {
        let at = |json: &str| {
            let error = Filing::from_json(json).unwrap_err();
            (error.code, error.path.unwrap_or_default())
        };
        assert_eq!(at(r#"{"sites":[{"name":"a"},{"name":5}]}"#), ("bad-filing", "/sites/1/name".to_owned()));
        assert_eq!(at(r#"{"principal":"张三"}"#), ("bad-filing", "/principal".to_owned()));
        assert_eq!(at(r#"{"filingType":"second"}"#), ("bad-filing", "/filingType".to_owned()));
        assert_eq!(at(r#"{"sites":[{"domains":[7]}]}"#), ("bad-filing", "/sites/0/domains/0".to_owned()));
        assert_eq!(at("[]"), ("bad-filing", String::new()));
        assert_eq!(at("null"), ("bad-filing", String::new()));
        assert_eq!(at("{"), ("bad-filing", String::new()));
    }

    #[test]
    fn a_domain_and_a_material_can_be_a_bare_text() {
        let f = Filing::from_json(r#"{"sites":[{"domains":["a.cn",{"name":"b.cn","verified":true}]}],"materials":["site-plan",{"kind":"principal-id","forPath":"/sites/0/principal"}]}"#).unwrap();
        assert!(f.sites[0].domains[0].bare && !f.sites[0].domains[1].bare);
        assert_eq!(&*f.sites[0].domains[1].name, "b.cn");
        assert!(f.has_material("site-plan", "/sites/3") && f.has_material("principal-id", "/sites/0/principal"));
        assert!(!f.has_material("principal-id", "/principal"));
    }
}
