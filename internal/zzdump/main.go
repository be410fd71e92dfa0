package main
import ("context";"fmt";"os";"time";"image/png";"github.com/paperwurks/paperwurks/internal/reading/pdf";"github.com/paperwurks/paperwurks/internal/reading")
func main(){
 ctx:=context.Background()
 t:=time.Now()
 e,err:=pdf.Open(ctx,pdf.Config{CacheDir:"/tmp/pwcache",OnPreparing:func(){fmt.Println("preparing")}}); if err!=nil{panic(err)}
 fmt.Println("open",time.Since(t))
 mode:=os.Args[1]
 for _,f:=range os.Args[2:]{
  data,_:=os.ReadFile(f)
  t=time.Now()
  pages,warn,err:=e.Read(ctx,data,reading.PDFOptions{})
  d:=time.Since(t)
  fmt.Printf("== %s %d pages %v (%.1f ms/page) %v err=%v\n",f,len(pages),d.Round(time.Millisecond),float64(d.Microseconds())/1000/float64(max(1,len(pages))),warn,err)
  if mode=="s"{ for _,p:=range pages{ fmt.Println(p.Number,p.Source,p.Reason,len(p.Lines),len(p.Marks)) } }
  if mode=="t"{ for _,p:=range pages{ fmt.Printf("--- page %d %s %s %.0fx%.0f rulings %d\n",p.Number,p.Source,p.Reason,p.Width,p.Height,len(p.Rulings)); for _,l:=range p.Lines{fmt.Printf("%4.0f %4.0f %s\n",l.Box.X0,l.Box.Y0,l.Text())}; for _,m:=range p.Marks{fmt.Printf("MARK %v %s %.2f at %.0f,%.0f %.0fx%.0f\n",m.Ticked,m.Kind,m.Confidence,m.Box.X0,m.Box.Y0,m.Box.Width(),m.Box.Height())} } }
  if mode=="r"{ im,err:=e.Open(ctx,data); if err!=nil{fmt.Println(err);continue}; for i:=1;i<=im.Pages()&&i<=3;i++{ t=time.Now(); g,err:=im.Image(ctx,i,100); fmt.Println(time.Since(t),err); o,_:=os.Create(fmt.Sprintf("/tmp/r%d.png",i)); png.Encode(o,g); o.Close()}; im.Close() }
 }
 e.Close()
}
