package standard

import "strings"

// Form is how the text of a column is to be read.
type Form string

// The forms. The empty form is that of the field it is read for.
const (
	FormText        Form = "text"
	FormIdentifier  Form = "identifier"
	FormIdentifiers Form = "identifiers" // several, joined by "|"
	FormNumber      Form = "number"
	FormDay         Form = "day"
	FormAnswer      Form = "answer" // oui, non; empty is unknown, not no
	FormCode        Form = "code"   // by Words
	FormINSEE       Form = "insee"
	FormDepartement Form = "departement"
	FormParcels     Form = "parcels"
	FormParcel      Form = "parcel"
	FormSIREN       Form = "siren"
	FormSIRET       Form = "siret"
	FormNAF         Form = "naf"
	FormFORMDOMI    Form = "formdomi"
	FormHazard      Form = "hazard"
	FormTwoDigits   Form = "two_digits" // codes like 03 that lose their zero
)

// Forms lists them.
func Forms() []Form {
	return []Form{
		FormText, FormIdentifier, FormIdentifiers, FormNumber, FormDay, FormAnswer, FormCode, FormINSEE, FormDepartement, FormParcels, FormParcel,
		FormSIREN, FormSIRET, FormNAF, FormFORMDOMI, FormHazard, FormTwoDigits,
	}
}

// readers read one code each.
var readers = map[Form]func(string) (code, note string, ok bool){
	FormINSEE:       INSEE,
	FormDepartement: Departement,
	FormParcel:      func(s string) (string, string, bool) { return Parcel(s, "") },
	FormSIREN:       SIREN,
	FormSIRET:       SIRET,
	FormNAF:         NAF,
	FormFORMDOMI:    FORMDOMI,
	FormHazard:      hazardKind,
	FormTwoDigits:   twoDigits,
	FormIdentifier:  identifier,
}

func twoDigits(s string) (code, note string, ok bool) {
	code = strings.ToUpper(plainDigits(s))
	if len(code) == 1 && digits(code) {
		return "0" + code, zeroRestored, true
	}
	if code != s {
		note = codeMended
	}
	return code, note, len(code) == 2
}

// identifier trims an identifier, and takes the spaces out of CNIG's: its own example writes "44003_TERRAIN-ECO_ 000131".
func identifier(s string) (code, note string, ok bool) {
	space := " "
	if strings.Contains(s, "-ECO_") {
		space = ""
	}
	code = strings.Join(strings.Fields(plainDigits(s)), space)
	if code != s {
		note = identifierMended
	}
	return code, note, code != "" && !strings.Contains(code, "|")
}

const identifierMended = "identifier_mended"

var answers = map[string]string{
	"oui": "yes", "o": "yes", "yes": "yes", "true": "yes", "vrai": "yes", "1": "yes", "t": "yes",
	"non": "no", "n": "no", "no": "no", "false": "no", "faux": "no", "0": "no", "f": "no",
}

// admits says whether a sample reads as the form.
func (f Form) admits(v string) bool {
	if read := readers[f]; read != nil {
		_, _, ok := read(v)
		return ok
	}
	switch f {
	case FormNumber:
		_, ok := number(v)
		return ok
	case FormDay:
		_, ok := day(v)
		return ok
	case FormAnswer:
		return answers[fold(v)] != ""
	case FormParcels:
		ids, refused, _ := parcels(v, "01001") // the commune may be in another column
		return len(ids) > len(refused)
	default:
		return true
	}
}
