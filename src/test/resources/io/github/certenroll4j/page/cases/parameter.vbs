Sub Put(e, a)
  e.InstallResponse 3, a, 1, ""
  e.InstallResponse 8, a, 1, ""
End Sub
