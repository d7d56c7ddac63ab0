package data

// Seveso is the threshold of the SEVESO III directive up to which a plot takes establishments.
type Seveso string

// The thresholds, from the lightest.
const (
	SevesoNone  Seveso = "none"  // non Seveso
	SevesoLower Seveso = "lower" // seuil bas
	SevesoUpper Seveso = "upper" // seuil haut
)

// Sevesos lists them from the lightest to the heaviest.
func Sevesos() []Seveso { return []Seveso{SevesoNone, SevesoLower, SevesoUpper} }

// Tenure is a way in which land can be had.
type Tenure string

// The tenures.
const (
	TenureSale          Tenure = "sale"           // vente
	TenureBuildingLease Tenure = "building_lease" // bail à construction
	TenureLongLease     Tenure = "long_lease"     // bail emphytéotique
	TenureRent          Tenure = "rent"           // location
)

// Tenures lists them.
func Tenures() []Tenure {
	return []Tenure{TenureSale, TenureBuildingLease, TenureLongLease, TenureRent}
}

// Study is one that is done of a plot before it is built on.
type Study string

// The studies.
const (
	StudyWildlife    Study = "wildlife"    // faune et flore, quatre saisons
	StudyArchaeology Study = "archaeology" // archéologie préventive
	StudySoilG1      Study = "soil_g1"     // étude géotechnique G1
	StudySoilG2      Study = "soil_g2"     // étude géotechnique G2
	StudyPollution   Study = "pollution"   // pollution des sols
	StudyWater       Study = "water"       // dossier loi sur l'eau
	StudySurvey      Study = "survey"      // relevé topographique, bornage
)

// Studies lists them.
func Studies() []Study {
	return []Study{StudyWildlife, StudyArchaeology, StudySoilG1, StudySoilG2, StudyPollution, StudyWater, StudySurvey}
}

// Procedure is that under which land is fitted out.
type Procedure string

// The procedures.
const (
	ProcedureZAC    Procedure = "zac"    // zone d'aménagement concerté
	ProcedurePermit Procedure = "permit" // permis d'aménager
	ProcedureNone   Procedure = "none"   // aucune
)

// Procedures lists them.
func Procedures() []Procedure { return []Procedure{ProcedureZAC, ProcedurePermit, ProcedureNone} }

// MostMature is the greatest maturity of a plot.
const MostMature = 4
