<?php
# $obj->InstallResponse(0, $cert, 1, "");
$cert = str_replace("\n", "", $_POST['cert']);
echo '<object id="f" classid="clsid:884e2049-217d-11da-b2a4-000e7bbb2b09"></object>';
echo "<script type=\"text/vbscript\">\n";
echo "call objEnroll.InstallResponse(0, \"" . $cert . "\", 6, \"\") 'AllowNone\n";
echo "</script>";
echo <<<PAGE
<script>
  g_ccc = "$cert";
  objEnroll.InstallResponse(0, g_ccc, 1, "");
</script>
PAGE;
echo '<script>objEnroll.InstallResponse(4, \'' . $cert . '\', 1, "");</script>';
?>
<script>
  objEnroll.InstallResponse( 0, '<?= $cert ?>', 1, "" );
</script>
