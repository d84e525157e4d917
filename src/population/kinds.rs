//! The kinds a household cell is made of, with the names they have in the target file and in the table.
//!
//! Takes: nothing. Gives: closed lists with positions and names. Leaves to others: how many households are of a kind.

/// A closed list: each value has a position and a name in the target file.
macro_rules! kinds {
    ($(#[$doc:meta])* $name:ident { $($(#[$value_doc:meta])* $value:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum $name { $($(#[$value_doc])* $value,)+ }

        impl $name {
            /// All values in order.
            pub(crate) const ALL: &'static [$name] = &[$($name::$value,)+];
            /// Their names in the target file, in the same order.
            pub(crate) const NAMES: &'static [&'static str] = &[$($text,)+];

            /// Position in [`Self::ALL`].
            pub(crate) fn index(self) -> usize {
                self as usize
            }
        }
    };
}

kinds! {
    /// Type of household as CBS publishes it, with the age split.
    HouseType {
        /// One person below AOW age.
        SingleWorking = "alleenstaand_onder_aow",
        /// One person of AOW age.
        SinglePension = "alleenstaand_vanaf_aow",
        /// One parent, all children below 18.
        ParentMinors = "eenouder_alle_kinderen_onder_18",
        /// One parent, at least one child of 18 or older.
        ParentAdultChild = "eenouder_minstens_een_kind_18plus",
        /// A couple without children, main earner below AOW age.
        CoupleWorking = "paar_zonder_kind_onder_aow",
        /// A couple without children, main earner of AOW age.
        CouplePension = "paar_zonder_kind_vanaf_aow",
        /// A couple, all children below 18.
        CoupleMinors = "paar_alle_kinderen_onder_18",
        /// A couple, at least one child of 18 or older.
        CoupleAdultChild = "paar_minstens_een_kind_18plus",
        /// All other households.
        Other = "overig",
    }
}

kinds! {
    /// The five types of the population statistics.
    TypeGroup {
        Single = "eenpersoons",
        Parent = "eenouder",
        CoupleNoChild = "paar_zonder_kind",
        CoupleChild = "paar_met_kind",
        Other = "overig",
    }
}

kinds! {
    /// Main source of income.
    MainSource {
        /// Wage.
        Employee = "werknemer",
        /// Profit.
        SelfEmployed = "zelfstandige",
        /// Disability benefit.
        Disabled = "arbeidsongeschiktheid",
        /// AOW or pension.
        Pension = "pensioen",
        /// Social assistance.
        Assistance = "bijstand",
        /// Other benefits, student grants, none.
        Other = "overig",
    }
}

kinds! {
    /// Tenure as the income statistics have it.
    Tenure {
        /// Owner-occupied.
        Owner = "eigenaar",
        /// Rented, no huurtoeslag in the year of the statistics.
        RentWithout = "huur_zonder_huurtoeslag",
        /// Rented, with huurtoeslag in the year of the statistics.
        RentWith = "huur_met_huurtoeslag",
    }
}

kinds! {
    /// Age group of the main earner.
    AgeBand {
        To25 = "tot_25",
        To35 = "25_35",
        To45 = "35_45",
        To55 = "45_55",
        To65 = "55_65",
        To75 = "65_75",
        To85 = "75_85",
        From85 = "85plus",
    }
}

impl AgeBand {
    /// The group of an age in whole years.
    pub(crate) fn of(age: i32) -> AgeBand {
        match age {
            ..25 => AgeBand::To25,
            25..35 => AgeBand::To35,
            35..45 => AgeBand::To45,
            45..55 => AgeBand::To55,
            55..65 => AgeBand::To65,
            65..75 => AgeBand::To75,
            75..85 => AgeBand::To85,
            _ => AgeBand::From85,
        }
    }
}

impl HouseType {
    /// The type of a name.
    pub(crate) fn named(name: &str) -> Option<HouseType> {
        Self::ALL.iter().find(|kind| Self::NAMES[kind.index()] == name).copied()
    }

    /// The type of the population statistics that it is part of.
    pub(crate) fn group(self) -> TypeGroup {
        match self {
            HouseType::SingleWorking | HouseType::SinglePension => TypeGroup::Single,
            HouseType::ParentMinors | HouseType::ParentAdultChild => TypeGroup::Parent,
            HouseType::CoupleWorking | HouseType::CouplePension => TypeGroup::CoupleNoChild,
            HouseType::CoupleMinors | HouseType::CoupleAdultChild => TypeGroup::CoupleChild,
            HouseType::Other => TypeGroup::Other,
        }
    }

    /// Whether there is a partner on 1 January.
    pub(crate) fn has_partner(self) -> bool {
        matches!(self.group(), TypeGroup::CoupleNoChild | TypeGroup::CoupleChild)
    }

    /// Whether the main earner has reached AOW age by definition (`Some(true)`), has not, or may be either.
    pub(crate) fn pension_age(self) -> Option<bool> {
        match self {
            HouseType::SinglePension | HouseType::CouplePension => Some(true),
            HouseType::SingleWorking | HouseType::CoupleWorking => Some(false),
            _ => None,
        }
    }

    /// Position in [`HOUSEHOLD_TYPES`].
    pub(crate) fn column_value(self) -> f64 {
        let position: u8 = match self {
            HouseType::SingleWorking => 0,
            HouseType::SinglePension => 1,
            HouseType::ParentMinors | HouseType::ParentAdultChild => 2,
            HouseType::CoupleWorking => 3,
            HouseType::CouplePension => 4,
            HouseType::CoupleMinors | HouseType::CoupleAdultChild => 5,
            HouseType::Other => 6,
        };
        f64::from(position)
    }
}

/// Values of the column `huishoudtype`.
pub(crate) const HOUSEHOLD_TYPES: &[&str] = &[
    "alleenstaand_onder_aow",
    "alleenstaand_aow",
    "eenouder",
    "paar_onder_aow",
    "paar_aow",
    "paar_met_kinderen",
    "overig",
];

/// Values of the column `inkomensbron`, in the order of [`MainSource`].
pub(crate) const SOURCES: &[&str] =
    &["werknemer", "zelfstandige", "arbeidsongeschikt", "pensioen", "bijstand", "overig"];

/// Values of the column `woonsituatie`.
pub(crate) const TENURES: &[&str] = &["eigenaar", "sociale_huur", "particuliere_huur"];

/// Values of the column `betaalritme`, in the order of `pay::Rhythm`.
pub(crate) const RHYTHMS: &[&str] = &["maand", "vier_weken", "week"];

/// Values of the column `opvangsoort`.
pub(crate) const CARE_KINDS: &[&str] = &["geen_opvang", "dagopvang", "buitenschoolse_opvang", "gastouderopvang"];

/// Columns whose value of `weglaten` tells the rules to derive what is not said; data may do without them.
pub(crate) const DERIVED_UNLESS_SAID: [&str; 2] = ["reden_vertrek", "ondernemerschap"];

/// Values of the column `ondernemerschap`.
pub(crate) const ENTREPRENEURSHIP: &[&str] = &["volgt_uit_winst", "ondernemer", "geen_ondernemer"];

/// Values of the column `reden_vertrek`.
pub(crate) const DEPARTURES: &[&str] = &["niet_gezegd", "overlijden", "verhuizing", "emigratie"];

/// Values of the column `rol`, in the order of [`Role`].
pub(crate) const ROLES: &[&str] = &["aanvrager", "partner", "kind", "medebewoner"];

/// Part of a person in the household.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Applicant,
    Partner,
    Child,
    Housemate,
}
