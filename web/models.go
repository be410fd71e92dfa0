package web

import (
	"fmt"
	"net/http"
	"time"

	"github.com/paperwurks/paperwurks/internal/model"
)

// modelsPage is what models cost the firm in this month.
type modelsPage struct {
	roof
	Since  time.Time
	Lines  []model.Line
	Total  model.Spent
	Budget model.Micropounds // 0 for no limit
}

func (p *Pages) models(w http.ResponseWriter, r *http.Request) {
	data := modelsPage{Since: p.site.Ledger.Month(), Budget: p.site.Ledger.Budgets.Month}
	var err error
	if data.Lines, err = p.site.Ledger.Book.Spending(r.Context(), "", data.Since); err != nil {
		p.fail(w, r, err)
		return
	}
	data.Total = model.Total(data.Lines)
	data.roof, _ = p.under(r, nil)
	p.show(w, r, http.StatusOK, "models", view{Title: "Models", SignedIn: true, Data: data})
}

// pounds is an amount of money as people write it.
func pounds(m model.Micropounds) string { return fmt.Sprintf("£%.2f", m.Pounds()) }
