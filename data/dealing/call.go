package dealing

import "emprise/data"

// Call is what a call, a visit or a meeting brings: the exchange, the company when it is new, and the need when it asks for land.
type Call struct {
	Company data.Company
	New     bool // the company is not in the project yet
	Contact data.Contact
	Need    *data.Need // nil: it asks for none
}

// Edit puts all of it in one step, each part pointing at the others.
func (c Call) Edit() data.Edit {
	var put []data.Row
	if c.New {
		put = append(put, c.Company)
	}
	contact := c.Contact
	contact.CompanyID = c.Company.ID
	note := data.Note{Key: "edit.call", Args: map[string]string{"title": contact.Subject, "company": c.Company.Shown()}}
	if c.Need != nil {
		need := *c.Need
		need.CompanyID = c.Company.ID
		if need.Received == "" {
			need.Received = contact.Date
		}
		contact.NeedID = need.ID
		put = append(put, need)
		note.Key = "edit.call_need"
	}
	return data.Edit{Note: note, Put: append(put, contact)}
}
